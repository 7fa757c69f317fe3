import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type {
  BuildOutput,
  BuildResult,
  PatternBuilder,
} from '../builder/PatternBuilder';
import type { BundleContent } from '../bundle/Bundle';

/** Limits that a test sets, so that what passes them does so soon. */
export type BuilderTestLimits = {
  stepTimeoutMs?: number;
  memoryBytes?: number;
  processes?: number;
  logBytes?: number;
  diskBytes?: number;
};

/** Makes the builder of a test. */
export type CreateBuilder = (
  limits?: BuilderTestLimits,
) => Promise<PatternBuilder>;

/** What a build came to, and what it wrote. */
export type Built = { result: BuildResult; log: string; times: number[] };

/** A function that runs in a step, and the values that it gets. */
export type StepCode<T = unknown> = { run: (given: T) => unknown; given?: T };

const synth = `
const fs = require('node:fs');
fs.mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
fs.writeFileSync(
  process.env.CDK_OUTDIR + '/Example.template.json',
  JSON.stringify({ Resources: { Example: { Type: 'AWS::SNS::Topic' } } }),
);
`;

/**
 * A package without dependencies. Scripts are Node.js functions; they are sent
 * as text, so they use nothing of the test but what is given to them.
 */
export function packageOf(options: {
  build?: StepCode<never>;
  test?: StepCode<never>;
  synth?: StepCode<never> | 'none';
  scripts?: Record<string, string>;
  manifest?: Record<string, unknown>;
}): BundleContent {
  const files: Record<string, string> = { 'index.js': 'exports.a = 1;\n' };
  const scripts: Record<string, string> = { ...options.scripts };
  const add = (name: string, text: string) => {
    files[`${name}.js`] = text;
    scripts[name] = `node ${name}.js`;
  };
  if (options.build) add('build', codeOf(options.build));
  if (options.test) add('test', codeOf(options.test));
  if (options.synth !== 'none') {
    add('synth', options.synth ? codeOf(options.synth) : synth);
  }
  const head = { name: 'tiny', version: '1.2.3' };
  files['package.json'] = JSON.stringify({
    ...head,
    files: ['index.js'],
    scripts,
    ...options.manifest,
  });
  files['package-lock.json'] = JSON.stringify({
    ...head,
    lockfileVersion: 3,
    requires: true,
    packages: { '': head },
  });
  return new Map(
    Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]),
  );
}

/** Runs a build and keeps its log, of which `onLog` hears as it comes. */
export async function build(
  builder: PatternBuilder,
  content: BundleContent,
  signal = new AbortController().signal,
  onLog: (soFar: string) => void = () => undefined,
): Promise<Built> {
  const texts: string[] = [];
  const times: number[] = [];
  const log = (text: string) => {
    texts.push(text);
    times.push(performance.now());
    onLog(texts.join(''));
  };
  const result = await builder.build({ content, log, signal });
  return { result, log: texts.join(''), times };
}

/** What a script writes: it runs as `build`, and the build goes no further. */
export async function logOf(
  builder: PatternBuilder,
  code: StepCode<never>,
): Promise<string> {
  const content = packageOf({ build: code, synth: 'none' });
  const { result, log } = await build(builder, content);
  if (result.outcome === 'failed' && result.step === 'synth') return log;
  throw new Error(`The script did not end well:\n${log}`);
}

/** The output of a build that has to have gone well. */
export function outputOf({ result, log }: Built): BuildOutput {
  if (result.outcome === 'built') return result.output;
  throw new Error(`${result.step} ${result.reason}\n${log}`);
}

/** Path and text of the files in a packed package. */
export async function unpack(tarball: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const archive = extract();
  Readable.from([tarball]).pipe(createGunzip()).pipe(archive);
  for await (const entry of archive) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    files.set(entry.header.name, Buffer.concat(chunks).toString());
  }
  return files;
}

/** The headings of a log, which name the steps. */
export function stepsOf(log: string): string[] {
  return [...log.matchAll(/^== (\w+):/gm)].map(([, step]) => step);
}

/** A text that nothing else on this machine has. */
export function unique(name: string): string {
  return `${name}-${randomUUID()}`;
}

/** Command lines of living processes with a text in them. */
export function processesWith(text: string): string[] {
  const table = execFileSync('ps', ['-A', '-o', 'stat=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return table
    .split('\n')
    .filter(line => line.includes(text) && !line.startsWith('Z'));
}

function codeOf({ run, given }: StepCode<never>): string {
  return `(${run.toString()})(${JSON.stringify(given ?? null)});\n`;
}
