import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processTable } from '../../process/processTable';
import { BubblewrapIsolation } from './isolation/BubblewrapIsolation';
import type { Isolation } from './isolation/Isolation';
import { UnshareIsolation } from './isolation/UnshareIsolation';
import { commandsWith } from './__testUtils__/commandsWith';
import { worksHere } from './__testUtils__/worksHere';

const isolations: Record<string, () => Isolation> = {
  bubblewrap: () => new BubblewrapIsolation(),
  unshare: () => new UnshareIsolation(),
};

/** Stands for a back end: starts the process that it is given, and stays. */
const backend = `
const { command, args, cwd } = JSON.parse(process.argv[1]);
require('node:child_process').spawn(command, args, {
  cwd, detached: true, env: { PATH: '/usr/bin:/bin' },
  stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'],
});
setInterval(() => undefined, 1000);
`;

const suiteOf = (name: string) => (worksHere(name) ? describe : describe.skip);

for (const name of Object.keys(isolations)) {
  suiteOf(name)(name, () => {
    it('ends with a back end that is killed, daemons too', async () => {
      const isolation = isolations[name]();
      const folder = mkdtempSync(join(tmpdir(), 'killed-backend-'));
      const step = join(folder, 'step');
      mkdirSync(step);
      const marker = `killed-${randomUUID()}`;
      const node = isolation.place('node', process.execPath);
      const plan = isolation.plan({
        command: [
          '/bin/sh',
          '-c',
          `setsid '${node}' -e 'setInterval(() => 1, 1000)' ${marker}-daemon & sleep 0.5; sleep 300`,
          marker,
        ],
        cwd: '/',
        env: {},
        mounts: [{ from: process.execPath, to: node, writable: false }],
        network: false,
        limits: { threads: 200, fileBytes: 1024 * 1024 },
        folder: step,
      });
      const parent = spawn(
        process.execPath,
        ['-e', backend, JSON.stringify({ ...plan, cwd: step })],
        { stdio: 'ignore' },
      );
      expect(await until(async () => (await running(marker)) >= 2)).toBe(true);
      process.kill(parent.pid!, 'SIGKILL');
      expect(await until(async () => (await running(marker)) === 0)).toBe(true);
      rmSync(folder, { recursive: true });
    }, 30_000);
  });
}

async function running(marker: string): Promise<number> {
  const inside = (await commandsWith(await processTable(), marker)).filter(
    // The stand-in has it in what it was told to start.
    command => !command.includes('JSON.parse'),
  );
  return inside.length;
}

/** Whether something comes to be within ten seconds. */
async function until(met: () => Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < 200; i++) {
    if (await met()) return true;
    await sleep(50);
  }
  return false;
}
