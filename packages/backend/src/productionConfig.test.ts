import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';

const root = path.resolve(__dirname, '../../..');

/** The two files as the deployment loads them, with every variable set. */
async function readProductionConfig() {
  const config = await ConfigSources.toConfig(
    ConfigSources.merge(
      ['app-config.yaml', 'app-config.production.yaml'].map(file =>
        ConfigSources.default({
          rootDir: root,
          allowMissingDefaultConfig: true,
          argv: ['--config', path.join(root, file)],
          env: {},
          substitutionFunc: async name => `value-of-${name}`,
          watch: false,
        }),
      ),
    ),
  );
  return new ConfigReader(config.get<any>());
}

describe('the production configuration', () => {
  it('signs in with Cognito alone, for the production environment', async () => {
    const config = await readProductionConfig();
    expect(config.getConfig('auth.providers').keys()).toEqual(['cognito']);
    expect(config.getString('auth.environment')).toBe('production');
    expect(config.getString('auth.providers.cognito.production.clientId')).toBe(
      'value-of-COGNITO_CLIENT_ID',
    );
  });

  it('has no way around sign-in and permissions', async () => {
    const config = await readProductionConfig();
    expect(config.getBoolean('permission.enabled')).toBe(true);
    expect(JSON.stringify(config.get())).not.toMatch(/dangerously|guest/i);
    expect(config.getBoolean('patterns.localDemo')).toBe(false);
    expect(config.has('patterns.review.allowSelfReview')).toBe(false);
  });

  it('limits sign-ins, and sends a strict content security policy', async () => {
    const config = await readProductionConfig();
    expect(
      config.getNumber('backend.rateLimit.plugin.auth.incomingRequestLimit'),
    ).toBeLessThanOrEqual(300);
    const csp = config.get<Record<string, string[]>>('backend.csp');
    expect(csp['default-src']).toEqual(["'none'"]);
    expect(csp['object-src']).toEqual(["'none'"]);
    expect(csp['frame-ancestors']).toEqual(["'none'"]);
    expect(csp['script-src']).not.toContain("'unsafe-inline'");
    expect(csp['connect-src']).toEqual(["'self'"]);
  });

  it('takes no origin but the portal, and no place of the demo', async () => {
    const config = await readProductionConfig();
    expect(config.getString('backend.cors.origin')).toBe('value-of-PORTAL_URL');
    expect(config.getString('backend.database.client')).toBe('pg');
    expect(JSON.stringify(config.get('catalog'))).not.toMatch(/demo-org|LOCAL/);
    expect(config.has('catalog.providers.cognitoOrg')).toBe(false);
    expect(config.has('patterns.bundles.folder')).toBe(false);
    expect(config.getString('patterns.bundles.s3.kmsKeyId')).toBe(
      'value-of-PATTERNS_KMS_KEY',
    );
  });
});
