// Node and Yarn that Backstage needs, from whatever Node the machine has.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Versions of Node that Backstage 1.55 supports. */
const supportedNodes = [22, 24];
const yarnVersion = '4.13.0';
const nodeVersion = 24;

/** One line that says what failed and how to mend it, and the end. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

const major = Number(process.versions.node.split('.')[0]);

/**
 * Runs a command line, in a supported Node and with Yarn on the path. Resolves
 * with the exit code.
 */
export function run(commandLine, options = {}) {
  const child = start(commandLine, options);
  return new Promise(resolve => {
    child.on('error', error =>
      fail(`${commandLine.split(' ')[0]}: ${error.message}`),
    );
    child.on('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** Starts a command line as `run` does, and returns the child. */
export function start(commandLine, options = {}) {
  const { env, ...rest } = options;
  const settings = {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...quietEnv, ...env },
    ...rest,
  };
  if (supportedNodes.includes(major) && hasYarn()) {
    return spawn('sh', ['-c', commandLine], settings);
  }
  return spawn(
    'npx',
    [
      '-y',
      ...(supportedNodes.includes(major) ? [] : ['-p', `node@${nodeVersion}`]),
      '-p',
      `@yarnpkg/cli-dist@${yarnVersion}`,
      '-c',
      commandLine,
    ],
    settings,
  );
}

/** Whether the Node that runs this is one that Backstage supports. */
export function isSupportedNode() {
  return supportedNodes.includes(major);
}

/** Installs what the lock file names; what is there already takes a second. */
export async function install() {
  if (major < 20) {
    fail(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  }
  const child = start('yarn install --immutable', {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output += chunk;
    });
  }
  const code = await new Promise(resolve => {
    child.on('error', () => resolve(1));
    child.on('exit', resolve);
  });
  if (code !== 0) {
    const reasons = output
      .split('\n')
      .filter(line => /Error|YN00(01|28|35|82)/.test(line));
    fail(
      `The packages could not be installed:\n${(reasons.length
        ? reasons
        : output.split('\n')
      )
        .slice(-8)
        .join(
          '\n',
        )}\nSee that the npm registry can be reached (npm ping), then start again.`,
    );
  }
}

const quietEnv = {
  // npm warns of settings that only other versions of npm know.
  npm_config_loglevel: 'error',
  NODE_NO_WARNINGS: '1',
};

function hasYarn() {
  const found = spawnSync('yarn', ['--version'], {
    cwd: root,
    encoding: 'utf8',
  });
  return found.status === 0 && found.stdout.startsWith('4.');
}
