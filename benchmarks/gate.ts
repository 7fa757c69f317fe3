/**
 * Times of the gate: `node --import tsx benchmarks/gate.ts [runs]`.
 * The largest sample is read from PATTERNS_SAMPLES, or shared/samples/cfn
 * beside the repository, and left out when there is none.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { createGate } from '../plugins/patterns-backend/src/scanner/createGate';

type Case = { name: string; runs: number; work: () => Promise<unknown> };

const root = resolve(__dirname, '..');
const runs = Number(process.argv[2] ?? 20);
const quiet = () => {};
const logger: LoggerService = {
  error: console.error,
  warn: quiet,
  info: quiet,
  debug: quiet,
  child: () => logger,
};

async function main() {
  const starter = readFileSync(
    join(root, 'templates/starters/encrypted-bucket/template.yaml'),
  );
  const largest = readLargestSample();
  const newGate = () => createGate({ config: new ConfigReader({}), logger });
  const gate = await newGate();
  await gate.warm();
  const whole = (bytes: Buffer) => () =>
    gate.run({
      digest: 'benchmark',
      content: new Map([['template.yaml', bytes]]),
      signal: new AbortController().signal,
    });
  const cases: Case[] = [];
  const add = (name: string, work: Case['work'], count = runs) =>
    cases.push({ name, runs: count, work });
  const addTemplate = (name: string, bytes: Buffer) => {
    const text = bytes.toString('utf8');
    add(`lint, warm: ${name}`, () => gate.validateTemplate(text, 'lint'));
    add(`policy: ${name}`, () => gate.validateTemplate(text, 'policy'));
    add(`whole gate: ${name}`, whole(bytes));
  };
  const coldLint = async () => {
    const cold = await newGate();
    await cold.validateTemplate(starter.toString('utf8'), 'lint');
    cold.close();
  };
  add('lint, cold: starter', coldLint, Math.min(runs, 5));
  addTemplate('starter', starter);
  if (largest) addTemplate(largest.name, largest.bytes);

  for (const each of cases) print(each.name, await time(each));
  gate.close();
}

function readLargestSample() {
  const folder =
    process.env.PATTERNS_SAMPLES ?? resolve(root, '../shared/samples/cfn');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => ({ name, bytes: readFileSync(join(folder, name)) }))
    .sort((a, b) => b.bytes.length - a.bytes.length)[0];
}

async function time({ runs: count, work }: Case): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

function print(name: string, times: number[]) {
  const at = (share: number) =>
    Math.round(times[Math.ceil(share * times.length) - 1] ?? times[0]);
  process.stdout.write(
    `${name.padEnd(52)} min ${Math.round(times[0])}  median ${at(
      0.5,
    )}  p95 ${at(0.95)}  max ${at(1)} ms (${times.length} runs)\n`,
  );
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
