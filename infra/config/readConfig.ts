import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { InfraConfig } from './InfraConfig';
import { InvalidConfig, parseConfig } from './parseConfig';

/**
 * Reads the configuration of a file of YAML.
 *
 * @throws InvalidConfig when it is not there, no YAML, or not right
 */
export function readConfig(file: string): InfraConfig {
  if (!existsSync(file)) {
    throw new InvalidConfig(file, [
      'there is no such file: copy config/standard.yaml, and name yours with --context config=<file>',
    ]);
  }
  let source;
  try {
    source = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InvalidConfig(file, [
      `it is no YAML: ${(error as Error).message}`,
    ]);
  }
  return parseConfig(source, file);
}
