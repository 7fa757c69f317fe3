// The portal as it is deployed: built, in production mode, with the production
// configuration, as its container runs it, behind two proxies, on the
// PostgreSQL of scripts/test-postgres.mjs; AWS and Cognito are the local ones.
import path from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  ListPortfoliosCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import {
  LOCAL_CLIENT,
  LOCAL_POOL,
} from '../../packages/local-aws/src/sign-in/SignInOptions';
import { Child } from '../../scripts/portal/Child';
import {
  dataServicesArguments,
  names,
  queueUrl,
} from '../../scripts/portal/dataServices';
import { prepareLocalAws } from '../../scripts/portal/prepareLocalAws';
import { publishStarters } from '../../scripts/portal/publishStarters';
import { uploadWeb } from '../../infra/scripts/uploadWeb';
import { prepareWeb } from './edge/prepareWeb';
import { startEdge } from './edge/startEdge';
import { synthesizeEdge } from './edge/synthesizeEdge';
import {
  awsPort,
  backendPort,
  data,
  portalPort,
  portalUrl,
  readinessUrl,
  signInPort,
} from './place';
import { image, startReplica, writeTask } from './task';
import { unpackBuild } from './unpackBuild';
import { waitUntilReady } from './waitUntilReady';

const root = path.resolve(__dirname, '../..');
const webBucket = 'portal-web';
const localAwsUrl = `http://127.0.0.1:${awsPort}`;

const stops: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const end of stops.reverse()) await end();
    process.exit(code);
  })();
  return stopping;
}

async function startLocalAws() {
  const child = new Child({
    name: 'local-aws',
    cwd: root,
    args: [
      ...['--import', 'tsx', 'packages/local-aws/src/cli.ts'],
      ...['--port', String(awsPort), '--sign-in-port', String(signInPort)],
      ...['--callback-url', `${portalUrl}/api/auth/cognito/handler/frame`],
      ...['--logout-url', `${portalUrl}/`],
      ...(await dataServicesArguments(
        localAwsUrl,
        path.join(data, 'functions'),
      )),
    ],
    env: process.env,
    logFile: path.join(data, 'local-aws.log'),
  });
  child.onUnexpectedExit(() => void stop(1));
  stops.push(() => child.stop());
  return prepareLocalAws(localAwsUrl, { data: true });
}

/** Variables of app-config.production.yaml, and what leads the SDK to the local AWS. */
async function taskEnvironment(aws: Record<string, string>) {
  const connection =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
  if (!connection) {
    throw new Error('There is no PostgreSQL: install the package postgresql');
  }
  const postgres = new URL(connection);
  const portfolios = await new ServiceCatalogClient().send(
    new ListPortfoliosCommand({}),
  );
  return {
    ...aws,
    PORTAL_URL: portalUrl,
    POSTGRES_HOST: postgres.hostname,
    POSTGRES_PORT: postgres.port,
    POSTGRES_USER: postgres.username,
    AUTH_SESSION_SECRET: 'a-session-secret-of-the-production-tests',
    COGNITO_USER_POOL_ID: LOCAL_POOL,
    COGNITO_CLIENT_ID: LOCAL_CLIENT.id,
    COGNITO_CLIENT_SECRET: LOCAL_CLIENT.secret,
    COGNITO_METADATA_URL: `http://localhost:${signInPort}/${LOCAL_POOL}/.well-known/openid-configuration`,
    PATTERNS_BUCKET: 'application-patterns-local',
    PATTERNS_KMS_KEY: names.key,
    PATTERNS_PORTFOLIO_ID: portfolios.PortfolioDetails?.[0].Id ?? '',
    PATTERNS_LAUNCH_ROLE: 'PatternLaunch',
    PATTERNS_PUBLISHER_ROLE:
      'arn:aws:iam::123456789012:role/patterns-publisher',
    PATTERNS_NPM_SCOPE: '@patterns',
    ATTRIBUTE_SYNC_QUEUE_URL: queueUrl(localAwsUrl, names.syncQueue),
    ATTRIBUTE_SYNC_RESULTS_QUEUE_URL: queueUrl(localAwsUrl, names.syncResults),
    EVENTS_QUEUE_URL: queueUrl(localAwsUrl, names.events),
    CODEBUILD_PROJECT: 'patterns-build',
    CODEARTIFACT_DOMAIN: 'patterns-local',
    CODEARTIFACT_REPOSITORY: 'patterns',
  };
}

/** Uploads the front end, and lets people in: the portal's address answers. */
async function openEdge(backendUrl: string) {
  const dist = path.join(data, 'web');
  await prepareWeb(path.join(image, 'packages/app/dist'), dist, backendUrl);
  const client = new S3Client({ region: 'us-east-1', forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: webBucket }));
  await uploadWeb({ client, bucket: webBucket, dist, portalUrl });
  const edge = await startEdge({
    port: portalPort,
    backendUrl,
    awsUrl: localAwsUrl,
    bucket: webBucket,
    template: synthesizeEdge(),
  });
  stops.push(() => edge.stop());
}

async function main() {
  unpackBuild(image);
  const aws = await startLocalAws();
  const env = await taskEnvironment(aws);
  const backend = await startReplica('backend', { env, port: backendPort });
  stops.push(() => backend.stop());
  void backend.ended.then(code => {
    if (stopping) return undefined;
    console.error(`The back end has ended with ${code}: see ${data}`);
    return stop(1);
  });

  await waitUntilReady(readinessUrl(backendPort));
  await openEdge(`https://127.0.0.1:${backendPort}`);
  writeTask({ env, pid: backend.pid });
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
