// The portal as it is deployed: built, in production mode, with the production
// configuration, on the PostgreSQL of scripts/test-postgres.mjs; AWS and Cognito
// are the local ones.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  LOCAL_CLIENT,
  LOCAL_POOL,
} from '../../packages/local-aws/src/sign-in/SignInOptions';
import { Child } from '../../scripts/portal/Child';
import { names } from '../../scripts/portal/dataServices';
import { prepareLocalAws } from '../../scripts/portal/prepareLocalAws';
import { publishStarters } from '../../scripts/portal/publishStarters';
import { waitFor } from '../../scripts/portal/waitFor';
import { awsPort, backendPort, portalUrl, signInPort } from './place';
import { unpackBuild } from './unpackBuild';

const root = path.resolve(__dirname, '../..');
const data = path.join(root, '.local/production');
const portal = path.join(data, 'portal');

/** What a deployment has and this machine has not. */
const overrides = {
  backend: {
    listen: `127.0.0.1:${backendPort}`,
    database: { connection: { ssl: false } },
    // Here everybody has the address that is exempt, for what plugins ask one
    // another; without that, they need more.
    rateLimit: {
      plugin: {
        auth: { ipAllowList: ['10.255.255.255'], incomingRequestLimit: 1000 },
      },
    },
  },
  // The local CodeArtifact has no upstream: npm asks its own registry.
  patterns: { build: { codeBuild: { registry: null } } },
};

const stops: (() => Promise<void>)[] = [];
let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const end of stops.reverse()) await end();
    process.exit(code);
  })();
  return stopping;
}

function startChild(name: string, cwd: string, args: string[], env = {}) {
  const child = new Child({
    name,
    cwd,
    args,
    env: { ...process.env, ...env },
    logFile: path.join(data, `${name}.log`),
  });
  child.onUnexpectedExit(() => void stop(1));
  stops.push(() => child.stop());
}

async function main() {
  unpackBuild(portal);
  mkdirSync(data, { recursive: true });
  const connection =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
  if (!connection) {
    throw new Error('There is no PostgreSQL: install the package postgresql');
  }
  const postgres = new URL(connection);

  startChild('local-aws', root, [
    ...['--import', 'tsx', 'packages/local-aws/src/cli.ts'],
    ...['--port', String(awsPort), '--sign-in-port', String(signInPort)],
    ...['--callback-url', `${portalUrl}/api/auth/cognito/handler/frame`],
    ...['--logout-url', `${portalUrl}/`],
  ]);
  const aws = await prepareLocalAws(`http://127.0.0.1:${awsPort}`, {
    data: true,
  });

  const config = path.join(data, 'app-config.place.yaml');
  writeFileSync(config, JSON.stringify(overrides));
  const configs = ['app-config.yaml', 'app-config.production.yaml', config];
  startChild(
    'backend',
    portal,
    ['packages/backend', ...configs.flatMap(file => ['--config', file])],
    {
      ...aws,
      NODE_ENV: 'production',
      PORTAL_URL: portalUrl,
      POSTGRES_HOST: postgres.hostname,
      POSTGRES_PORT: postgres.port,
      POSTGRES_USER: postgres.username,
      POSTGRES_PASSWORD: 'trusted',
      AUTH_SESSION_SECRET: 'a-session-secret-of-the-production-tests',
      COGNITO_CLIENT_ID: LOCAL_CLIENT.id,
      COGNITO_CLIENT_SECRET: LOCAL_CLIENT.secret,
      COGNITO_METADATA_URL: `http://localhost:${signInPort}/${LOCAL_POOL}/.well-known/openid-configuration`,
      PATTERNS_BUCKET: 'application-patterns-local',
      PATTERNS_KMS_KEY: names.key,
      PATTERNS_LAUNCH_ROLE: 'PatternLaunch',
      PATTERNS_NPM_SCOPE: '@patterns',
      CODEBUILD_PROJECT: 'patterns-build',
      CODEARTIFACT_DOMAIN: 'patterns-local',
      CODEARTIFACT_REPOSITORY: 'patterns',
    },
  );
  await waitFor(`${portalUrl}/.backstage/health/v1/readiness`);
  await publishStarters({
    site: { backendUrl: portalUrl, appUrl: portalUrl, env: 'production' },
    folder: path.join(root, 'templates/starters'),
    tell: line => console.log(line),
  });
  console.log(`The portal is ready: ${portalUrl}`);
}

// A signal comes twice: to the group, and from the parent.
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
main().catch(error => {
  console.error(error);
  void stop(1);
});
