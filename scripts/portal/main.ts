// The local AWS, the portal's back end and its front end, started and stopped
// together. Run by scripts/start.mjs in a Node that Backstage supports.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Child } from './Child';
import { dataServicesArguments, onAwsData } from './dataServices';
import { prepareLocalAws } from './prepareLocalAws';
import { publishStarters } from './publishStarters';
import { developmentSite } from './signInToPortal';
import { waitFor } from './waitFor';

const root = path.resolve(__dirname, '../..');
const data = path.join(root, '.local');
const portalUrl = 'http://localhost:3000';
const backendUrl = 'http://localhost:7007';
const localAwsUrl = 'http://127.0.0.1:4566';

const children: Child[] = [];
let stopping: Promise<void> | undefined;

function startChild(name: string, folder: string, args: string[], env = {}) {
  const child = new Child({
    name,
    cwd: path.join(root, folder),
    args,
    env: { ...process.env, ...env },
    logFile: path.join(data, 'logs', `${name}.log`),
  });
  child.onUnexpectedExit(() => void stop(1));
  children.push(child);
  return child;
}

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    // The portal first: its workers give back what they hold while AWS answers.
    for (const child of [...children].reverse()) await child.stop();
    process.exit(code);
  })();
  return stopping;
}

async function main() {
  mkdirSync(path.join(data, 'logs'), { recursive: true });
  mkdirSync(path.join(data, 'portal'), { recursive: true });
  console.log('Starting the local AWS and the portal …');

  startChild('local-aws', '.', [
    '--import',
    'tsx',
    'packages/local-aws/src/cli.ts',
    '--data-dir',
    path.join(data, 'aws'),
    ...(onAwsData
      ? await dataServicesArguments(localAwsUrl, path.join(data, 'functions'))
      : []),
  ]);
  const env = await prepareLocalAws(localAwsUrl, { data: onAwsData });

  const cli = require.resolve('@backstage/cli/bin/backstage-cli');
  const files = [
    'app-config.yaml',
    ...(onAwsData ? ['app-config.aws.yaml'] : []),
  ];
  const configs = files.flatMap(file => ['--config', path.join(root, file)]);
  startChild(
    'backend',
    'packages/backend',
    [cli, 'package', 'start', ...configs],
    env,
  );
  const backendReady = waitFor(`${backendUrl}/.backstage/health/v1/readiness`);
  if (process.env.PORTAL_APP === 'built') {
    // It would answer at once, and tests would take that for the portal.
    await backendReady;
    startChild('app', '.', ['--import', 'tsx', 'scripts/portal/serveApp.ts']);
  } else {
    startChild('app', 'packages/app', [cli, 'package', 'start', ...configs], {
      BROWSER: 'none',
    });
  }

  await Promise.all([backendReady, waitFor(portalUrl)]);
  console.log(`\nThe portal is ready: ${portalUrl}  (stop it with Ctrl-C)\n`);

  await publishStarters({
    site: developmentSite(backendUrl),
    folder: path.join(root, 'templates/starters'),
    tell: line => console.log(line),
  }).catch(error => {
    if (stopping) return;
    console.error(`The starter patterns are not published: ${error.message}`);
  });
}

process.once('SIGINT', () => void stop(0));
process.once('SIGTERM', () => void stop(0));
main().catch(error => {
  if (stopping) return;
  console.error(`\n${error instanceof Error ? error.message : error}`);
  void stop(1);
});
