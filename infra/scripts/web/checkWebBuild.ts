import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AppConfig, ConfigReader } from '@backstage/config';

/** Why a build of the front end cannot be served; the message says what to do. */
export class UnfitWebBuild extends Error {
  constructor(dist: string, problem: string, portalUrl: string) {
    super(
      `${dist} ${problem}. Build the front end for the portal:

  PORTAL_URL=${portalUrl} PORTAL_TLS_KEY_FILE=/dev/null PORTAL_TLS_CERT_FILE=/dev/null \\
    yarn workspace app build --config ../../app-config.yaml --config ../../app-config.production.yaml`,
    );
    this.name = 'UnfitWebBuild';
  }
}

// Where Backstage's bundler writes what the front end sees of the configuration
// (@backstage/cli-module-build, ConfigInjectingHtmlWebpackPlugin).
const CONFIG = /<script type="backstage\.io\/config">([\s\S]*?)<\/script>/;

/**
 * Checks that a build of the front end is for this portal: there is no back end
 * that would put the configuration into its document.
 *
 * @param dist - folder that `yarn workspace app build` wrote
 * @param portalUrl - where people open the portal, without a `/` at the end
 * @throws UnfitWebBuild when it is none, or for another address
 */
export function checkWebBuild(dist: string, portalUrl: string): void {
  const refuse = (problem: string) => {
    throw new UnfitWebBuild(dist, problem, portalUrl);
  };
  const file = path.join(dist, 'index.html');
  if (!existsSync(file)) refuse('has no index.html');
  const match = CONFIG.exec(readFileSync(file, 'utf8'));
  const config = ConfigReader.fromConfigs(
    match ? (JSON.parse(match[1]) as AppConfig[]) : [],
  );
  for (const key of ['app.baseUrl', 'backend.baseUrl']) {
    const found = config.getOptionalString(key);
    if (found !== portalUrl) {
      refuse(
        `is built for ${
          found ?? 'no address'
        } (${key}), and not for ${portalUrl}`,
      );
    }
  }
}
