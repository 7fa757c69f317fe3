/**
 * Times of `npm start` until a page can be used: from a fresh clone with an
 * empty package cache, then again with everything installed. Run it where the
 * portal is not running: `node benchmarks/start.mjs`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'start-'));
const clone = path.join(folder, 'clone');

try {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  console.log(`from a fresh clone: ${await timeStart()} s`);
  console.log(`installed:          ${await timeStart()} s`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Seconds until the line with the address; then stops the portal. */
async function timeStart() {
  const started = performance.now();
  const portal = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: clone,
    env: { ...process.env, YARN_GLOBAL_FOLDER: path.join(folder, 'yarn') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise(resolve => {
    portal.once('exit', resolve);
  });
  let output = '';
  const ready = new Promise(resolve => {
    portal.stdout.on('data', chunk => {
      output += chunk;
      if (output.includes('The portal is ready')) resolve(true);
    });
  });
  if (!(await Promise.race([ready, exited.then(() => false)]))) {
    throw new Error(`The portal did not start:\n${output}`);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  portal.kill('SIGINT');
  await exited;
  return seconds;
}
