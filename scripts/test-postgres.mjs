/**
 * A throw-away PostgreSQL for tests, from the binaries of this machine.
 *
 *   node scripts/test-postgres.mjs -- <command…>
 *
 * runs the command with the connection string where
 * `@backstage/backend-test-utils` looks for it, and stops the server after it.
 */
import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { constants as os, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process, { argv, env, exit, getuid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where Backstage's TestDatabases takes the database POSTGRES_15 from. */
export const CONNECTION_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';
const OLDEST_VERSION = 15;
const START_TIMEOUT_MS = 30_000;

/**
 * Starts an empty cluster on a free port of 127.0.0.1. Nothing is synced to
 * disk: it is for tests, and gone after `stop`.
 *
 * @returns {Promise<{ connectionString: string, stop: () => Promise<void> } | undefined>}
 *   undefined, with the reason printed, when there is no PostgreSQL here
 */
export async function startPostgres() {
  const bin = findBinaries() ?? (install() ? findBinaries() : undefined);
  if (!bin) {
    console.warn(
      `No PostgreSQL tests: no PostgreSQL ${OLDEST_VERSION} or later is installed here. Install the package postgresql, or set ${CONNECTION_VARIABLE}.`,
    );
    return undefined;
  }
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'patterns-pg-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (user) chownSync(folder, user.uid, user.gid);
    return await startCluster(bin, folder, user, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

async function startCluster(bin, folder, user, remove) {
  const data = join(folder, 'data');
  const settings = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  await promisify(execFile)(
    join(bin, 'initdb'),
    ['-D', data, '--locale=C', ...settings],
    { cwd: folder, ...user },
  );
  const port = await freePort();
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: '300',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const server = spawn(
    join(bin, 'postgres'),
    [
      ...['-D', data, '-p', String(port)],
      ...Object.entries(options).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...user },
  );
  let log = '';
  server.stderr.on('data', chunk => {
    log = `${log}${chunk}`.slice(-4000);
  });
  const ended = new Promise(resolve => {
    server.once('exit', resolve);
    server.once('error', resolve);
  });
  const kill = () => server.kill('SIGINT'); // "fast": connections are closed
  process.once('exit', kill);
  const stop = async () => {
    kill();
    await ended;
    process.off('exit', kill);
    remove();
  };
  try {
    await waitUntilReady(join(bin, 'pg_isready'), port, server, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop,
  };
}

async function waitUntilReady(isReady, port, server, getLog) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && server.exitCode === null) {
    const args = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
    if (spawnSync(isReady, args).status === 0) return;
    await sleep(100);
  }
  throw new Error(`PostgreSQL did not start:\n${getLog()}`);
}

/** The folder with the newest binaries: Debian's, Homebrew's, or on the PATH. */
function findBinaries() {
  const roots = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];
  const folders = roots.flatMap(root =>
    listFolder(root)
      .filter(name => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => Number(b.match(/\d+/)) - Number(a.match(/\d+/)))
      .map(name => join(root, name, 'bin')),
  );
  return [...folders, ...(env.PATH ?? '').split(delimiter)].find(hasServer);
}

function hasServer(folder) {
  try {
    for (const name of ['initdb', 'postgres', 'pg_isready'])
      accessSync(join(folder, name), constants.X_OK);
  } catch {
    return false;
  }
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version']);
  return Number(String(stdout).match(/(\d+)/)?.[1]) >= OLDEST_VERSION;
}

function listFolder(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Installs Debian's PostgreSQL where that is possible without asking. */
function install() {
  if (getuid?.() !== 0) return false;
  if (spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.log('Installing PostgreSQL for the tests …');
  const { status } = spawnSync('apt-get', ['install', '-y', 'postgresql'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** PostgreSQL refuses to run as root: then it runs as the user of its package. */
function serverUser() {
  if (getuid?.() !== 0) return undefined;
  const id = flag => Number(spawnSync('id', [flag, 'postgres']).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid && gid) return { uid, gid };
  throw new Error(
    'There is no user postgres to run PostgreSQL as: add one, or run the tests as another user than root',
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Runs a command with the variable set; resolves with its exit code. */
async function runWithPostgres([command, ...args]) {
  const given = env[CONNECTION_VARIABLE];
  const server = given ? undefined : await startPostgres();
  const connectionString = given ?? server?.connectionString;
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: {
      ...env,
      ...(connectionString && { [CONNECTION_VARIABLE]: connectionString }),
    },
  });
  const forward = signal => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, forward);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        resolve(code ?? 128 + os.signals[signal]),
      );
    });
  } finally {
    await server?.stop();
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const command = argv.slice(argv.indexOf('--') + 1);
  if (!argv.includes('--') || !command.length) {
    console.error('Use: node scripts/test-postgres.mjs -- <command…>');
    exit(2);
  }
  exit(await runWithPostgres(command));
}
