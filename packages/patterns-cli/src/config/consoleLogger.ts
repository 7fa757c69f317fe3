import type { LoggerService } from '@backstage/backend-plugin-api';

/** Tells what went wrong, and nothing else. */
export const consoleLogger: LoggerService = {
  error: message => process.stderr.write(`${message}\n`),
  warn: message => process.stderr.write(`${message}\n`),
  info: () => {},
  debug: () => {},
  child: () => consoleLogger,
};
