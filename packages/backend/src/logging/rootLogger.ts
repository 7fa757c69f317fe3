import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { createConfigSecretEnumerator } from '@backstage/backend-defaults/rootConfig';
import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import { format } from 'winston';
import { redactTokens } from './redactTokens';

/** Backstage's logger with its settings, `backend.logger`; it never writes a token. */
export const rootLogger = createServiceFactory({
  service: coreServices.rootLogger,
  deps: { config: coreServices.rootConfig },
  async factory({ config }) {
    const settings = config.getOptionalConfig('backend.logger');
    const lines =
      process.env.NODE_ENV === 'production'
        ? format.json()
        : WinstonLogger.colorFormat();
    const logger = WinstonLogger.create({
      meta: { service: 'backstage', ...settings?.getOptional('meta') },
      level: settings?.getOptionalString('level'),
      format: format.combine(lines, redactTokens()),
    });
    logger.setLevelOverrides(settings?.getOptional('overrides') ?? []);
    const secretsOf = await createConfigSecretEnumerator({ logger });
    logger.addRedactions(secretsOf(config));
    config.subscribe?.(() => logger.addRedactions(secretsOf(config)));
    return logger;
  },
});
