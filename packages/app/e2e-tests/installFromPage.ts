import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localEnvironment } from '@apo/local-aws';

/** The CLI of the CDK that goes with aws-cdk-lib 2.276. */
const CDK_CLI = 'aws-cdk@2.1148.1';
const ENDPOINT = 'http://127.0.0.1:4566';

/** What a template has that the test looks at. */
type Template = { Resources: Record<string, { Type: string }> };

/**
 * Does what a developer does with the lines of a pattern's page, in an empty
 * folder: logs in with the real AWS CLI, installs with the real npm, writes an
 * app of five lines and synthesizes it with the real CDK.
 */
export function installFromPage(lines: {
  login: string;
  install: string;
  use: string;
}): Template {
  const folder = mkdtempSync(path.join(tmpdir(), 'patterns-install-'));
  try {
    const run = shellIn(folder);
    run(lines.login);
    run(lines.install);
    run(`npm install ${CDK_CLI}`);
    writeFileSync(path.join(folder, 'app/app.mjs'), appWith(lines.use));
    run('npx --no-install cdk synth --app "node app.mjs" --quiet --no-notices');
    const file = path.join(folder, 'app/cdk.out/Shop.template.json');
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An app with the import that the page gives. */
function appWith(use: string): string {
  const [importLine] = use.split('\n');
  return `import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
${importLine}
const stack = new Stack(new App(), 'Shop');
const alarmTopic = Topic.fromTopicArn(stack, 'Alarms', 'arn:aws:sns:eu-west-1:123456789012:alarms');
new EventFanOut(stack, 'Orders', { alarmTopic }).addConsumer('Billing');
`;
}

/** Runs command lines in an empty folder, with an npm configuration of its own. */
function shellIn(folder: string): (commandLine: string) => void {
  const programs = path.join(folder, 'bin');
  const app = path.join(folder, 'app');
  mkdirSync(programs);
  mkdirSync(app);
  // Versions of the AWS CLI before 2.13 do not read the endpoint from the environment.
  const aws = execFileSync('sh', ['-c', 'command -v aws'], {
    encoding: 'utf8',
  }).trim();
  writeFileSync(
    path.join(programs, 'aws'),
    `#!/bin/sh\nexec '${aws}' --endpoint-url ${ENDPOINT} "$@"\n`,
    { mode: 0o755 },
  );
  const env = {
    ...environmentWithoutNpx(),
    ...localEnvironment(ENDPOINT, 'eu-west-1'),
    PATH: `${programs}:${process.env.PATH}`,
    NPM_CONFIG_USERCONFIG: path.join(folder, 'npmrc'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  return commandLine => {
    execFileSync('sh', ['-ec', commandLine], { cwd: app, env, stdio: 'pipe' });
  };
}

/** The tests may run below npx, whose settings another npx would take for its own. */
function environmentWithoutNpx() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(package|call)$/i.test(name),
    ),
  );
}
