import type { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';

/**
 * The configuration of a portal, as its back end reads it: files in their
 * order, then the environment.
 *
 * @param files - absolute paths; `app-config.yaml` and `app-config.local.yaml`
 * of the folder when there is none
 * @throws Error when a file cannot be read.
 */
export async function loadConfig(
  files: string[],
  folder: string,
): Promise<Config> {
  const source = ConfigSources.defaultForTargets({
    rootDir: folder,
    watch: false,
    targets: files.map(target => ({ type: 'path', target })),
  });
  const config = await ConfigSources.toConfig(source);
  config.close();
  return config;
}
