import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ConfigSources, StaticConfigSource } from '@backstage/config-loader';
import { HostDiscovery } from '@backstage/backend-defaults/discovery';

const root = path.resolve(__dirname, '../../..');
/** In place of what packages/backend/container/start.mjs makes. */
const folder = mkdtempSync(path.join(tmpdir(), 'production-config-'));
const certificate = {
  PORTAL_TLS_KEY_FILE: path.join(folder, 'key.pem'),
  PORTAL_TLS_CERT_FILE: path.join(folder, 'cert.pem'),
};

beforeAll(() => {
  for (const file of Object.values(certificate)) {
    writeFileSync(file, `text of ${path.basename(file)}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * The two files as the deployment loads them, with every variable set but some.
 *
 * @param options.without - variables that are not set
 * @param options.over - what a portal elsewhere puts over the two
 */
async function readProductionConfig({
  without = [],
  over = {},
}: { without?: string[]; over?: object } = {}) {
  const variables: Record<string, string> = {
    ...certificate,
    POSTGRES_PORT: '5432',
  };
  const config = await ConfigSources.toConfig(
    ConfigSources.merge([
      ...['app-config.yaml', 'app-config.production.yaml'].map(file =>
        ConfigSources.default({
          rootDir: root,
          allowMissingDefaultConfig: true,
          argv: ['--config', path.join(root, file)],
          env: {},
          substitutionFunc: async name =>
            without.includes(name)
              ? undefined
              : variables[name] ?? `value-of-${name}`,
          watch: false,
        }),
      ),
      StaticConfigSource.create({ data: JSON.parse(JSON.stringify(over)) }),
    ]),
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

  it('sends mails from the address of the deployment, and none without it', async () => {
    const key = 'notifications.processors.email.sender';
    const config = await readProductionConfig();
    expect(config.getString(key)).toBe('value-of-PATTERNS_MAIL_SENDER');
    const without = await readProductionConfig({
      without: ['PATTERNS_MAIL_SENDER'],
    });
    // Not that of the demo.
    expect(without.getString(key)).toBe('none');
  });

  it('has no way around sign-in and permissions', async () => {
    const config = await readProductionConfig();
    expect(config.getBoolean('permission.enabled')).toBe(true);
    expect(JSON.stringify(config.get())).not.toMatch(/dangerously|guest/i);
    expect(config.getBoolean('patterns.localDemo')).toBe(false);
    expect(config.has('patterns.review.allowSelfReview')).toBe(false);
  });

  it('lets in no agent until one is named, and gives agents the patterns alone', async () => {
    const config = await readProductionConfig();
    expect(config.get('auth.clientIdMetadataDocuments')).toEqual({
      enabled: false,
    });
    expect(config.get('backend.actions')).toEqual({
      pluginSources: ['patterns'],
    });
    expect(config.has('backend.auth.externalAccess')).toBe(false);
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
    expect(
      config.getString('catalog.providers.cognitoOrg.main.userPoolId'),
    ).toBe('value-of-COGNITO_USER_POOL_ID');
    expect(config.has('patterns.bundles.folder')).toBe(false);
    for (const key of ['patterns.publish', 'patterns.attributes', 'events']) {
      expect(JSON.stringify(config.get(key))).not.toMatch(
        /local|eu-west-1|Application patterns/,
      );
    }
  });

  it('listens with HTTPS, by the certificate of the container', async () => {
    const config = await readProductionConfig();
    expect(config.get('backend.https.certificate')).toEqual({
      key: 'text of key.pem',
      cert: 'text of cert.pem',
    });
    // Plugins ask one another there, by a name that the certificate has.
    const discovery = HostDiscovery.fromConfig(config);
    expect(await discovery.getBaseUrl('patterns')).toBe(
      'https://localhost:7007/api/patterns',
    );
    expect(config.getNumber('backend.trustProxy')).toBe(2);
  });

  it('signs in to the database by its role, and looks at its certificate', async () => {
    const config = await readProductionConfig();
    const connection = config.getConfig('backend.database.connection');
    expect(connection.getString('type')).toBe('rds');
    expect(connection.getNumber('port')).toBe(5432);
    expect(connection.has('password')).toBe(false);
    expect(connection.getBoolean('ssl.rejectUnauthorized')).toBe(true);
  });

  it('keeps all that it writes to S3 under its own key', async () => {
    const config = await readProductionConfig();
    for (const section of [
      'patterns.bundles.s3',
      'patterns.build.codeBuild',
      'patterns.publish.serviceCatalog',
    ]) {
      expect(config.getString(`${section}.kmsKeyId`)).toBe(
        'value-of-PATTERNS_KMS_KEY',
      );
    }
  });

  it('leaves out what has a default when its variable is missing', async () => {
    const config = await readProductionConfig({
      without: [
        'PATTERNS_PUBLISHER_ROLE',
        'PATTERNS_KMS_KEY',
        'CODEARTIFACT_READER_ROLE',
      ],
    });
    const text = JSON.stringify(config.get('patterns'));
    expect(text).not.toMatch(/RoleArn|kmsKeyId/);
  });

  it.each([
    ['ATTRIBUTE_SYNC_QUEUE_URL', 'patterns.attributes.sync.queue', 'url'],
    [
      'EVENTS_QUEUE_URL',
      'events.modules.awsSqs.awsSqsConsumingEventPublisher.topics.aws.queue',
      'url',
    ],
    ['POSTGRES_HOST', 'backend.database.connection', 'host'],
  ])(
    'keeps a section whose %s is missing, so that the start fails by its name',
    async (variable, section, key) => {
      const config = await readProductionConfig({ without: [variable] });
      expect(config.has(section)).toBe(true);
      expect(() => config.getString(`${section}.${key}`)).toThrow(
        `Missing required config value at '${section}.${key}'`,
      );
    },
  );

  it('does not load without a certificate', async () => {
    await expect(
      readProductionConfig({ without: ['PORTAL_TLS_KEY_FILE'] }),
    ).rejects.toThrow(
      /backend\.https\.certificate\.key, failed to read file \/tmp\/portal-tls\/key\.pem/,
    );
  });

  it('lets a portal elsewhere go without queues, and with a password', async () => {
    const config = await readProductionConfig({
      without: ['ATTRIBUTE_SYNC_QUEUE_URL', 'EVENTS_QUEUE_URL'],
      over: {
        backend: {
          database: { connection: { type: 'default', password: 'p' } },
        },
        events: null,
        patterns: {
          attributes: { sync: { queue: null } },
          events: null,
          publish: {
            serviceCatalog: { portfolioId: null, portfolioName: 'P' },
          },
        },
      },
    });
    expect(config.has('events')).toBe(false);
    expect(config.has('patterns.events')).toBe(false);
    expect(config.has('patterns.attributes.sync.queue')).toBe(false);
    expect(config.has('patterns.publish.serviceCatalog.portfolioId')).toBe(
      false,
    );
    expect(config.getString('backend.database.connection.password')).toBe('p');
  });
});
