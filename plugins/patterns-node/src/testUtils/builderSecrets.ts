import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { logOf, unique, type CreateBuilder } from './builderFixtures';

const SECRET_VARIABLE = 'BUILDER_CONTRACT_SECRET';

/** What the code of a build can learn and reach. */
export function describeSecrets(
  create: CreateBuilder,
  { isolated, hidden = [] }: { isolated: boolean; hidden?: readonly string[] },
): void {
  const secret = unique('secret');
  beforeAll(() => {
    process.env[SECRET_VARIABLE] = secret;
  });
  afterAll(() => {
    delete process.env[SECRET_VARIABLE];
  });
  const isolatedIt = isolated ? it : it.skip;

  it('tells a step nothing of the environment of the back end', async () => {
    const log = await logOf(await create(), {
      run: () => process.stdout.write(JSON.stringify(process.env)),
    });
    expect(log).toContain('CDK_OUTDIR');
    expect(log).not.toContain(secret);
    expect(log).not.toMatch(/AWS_|TOKEN|PASSWORD/);
  });

  isolatedIt('hides files and processes of the back end', async () => {
    const folders = [tmpdir(), homedir()].map(parent =>
      mkdtempSync(join(parent, '.builder-secret-')),
    );
    const files = folders.map(folder => join(folder, 'secret'));
    files.forEach(file => writeFileSync(file, secret, { mode: 0o644 }));
    const log = await logOf(await create(), {
      run: searchAll,
      given: {
        files: [
          ...files,
          ...files.map(file => `../../../../../../..${file}`),
          ...files.map(file => `/proc/1/root${file}`),
          ...files.map(file => `/proc/${process.pid}/root${file}`),
          `/proc/${process.pid}/environ`,
        ],
        hidden: ['/etc/shadow', '/var', '/run', '/home', '/sys', ...hidden],
        // What the script is told must not be what it finds.
        backwards: [...secret].reverse().join(''),
      } as never,
    });
    folders.forEach(folder => rmSync(folder, { recursive: true }));
    expect(log).toContain('leaks: []');
  });

  isolatedIt('reaches no network', async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests++;
      response.end(secret);
    });
    await new Promise<void>(resolve => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const own = Object.values(networkInterfaces()).flatMap(each =>
      (each ?? []).map(({ address }) => [address, port]),
    );
    const log = await logOf(await create(), {
      run: connectAll,
      given: [
        ...own,
        // Credentials of EC2 and of ECS tasks.
        ['169.254.169.254', 80],
        ['169.254.170.2', 80],
        ['fd00:ec2::254', 80],
      ] as never,
    });
    server.close();
    expect(requests).toBe(0);
    expect(log).toContain('connected: []');
    expect(log).toContain('resolved: []');
  });
}

/** Runs in a step: prints where it can read the secret, and what is not hidden. */
function searchAll(given: {
  files: string[];
  hidden: string[];
  backwards: string;
}) {
  const fs = require('node:fs');
  const needle = [...given.backwards].reverse().join('');
  const has = (path: string): boolean => {
    try {
      return fs.readFileSync(path, 'latin1').includes(needle);
    } catch {
      return false;
    }
  };
  const processes = fs
    .readdirSync('/proc')
    .filter((name: string) => /^\d+$/.test(name))
    .map((name: string) => `/proc/${name}/environ`);
  const leaks = [...given.files, ...processes].filter(has);
  const seen = given.hidden.filter(path => fs.existsSync(path));
  process.stdout.write(`leaks: ${JSON.stringify([...leaks, ...seen])}\n`);
}

/** Runs in a step: prints what it can connect to. */
async function connectAll(targets: Array<[string, number]>) {
  const net = require('node:net');
  const connected = await Promise.all(
    targets.map(
      ([host, port]) =>
        new Promise<string[]>(resolve => {
          const socket = net.connect({ host, port, timeout: 2000 });
          const end = (found: string[]) => {
            socket.destroy();
            resolve(found);
          };
          socket.on('connect', () => end([`${host}:${port}`]));
          socket.on('error', () => end([]));
          socket.on('timeout', () => end([]));
        }),
    ),
  );
  const { lookup } = require('node:dns/promises');
  const resolved = await lookup('example.com').catch(() => undefined);
  process.stdout.write(
    `connected: ${JSON.stringify(connected.flat())}\nresolved: ${JSON.stringify(
      resolved ? [resolved] : [],
    )}\n`,
  );
}
