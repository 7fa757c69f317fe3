import { resolve } from 'node:path';
import type { Config } from '@backstage/config';

/** The folder that apps are copied to; undefined where the config names none. */
export function readApplicationsFolder(config: Config): string | undefined {
  const folder = config.getOptionalString('patterns.applications.folder');
  return folder && resolve(folder);
}
