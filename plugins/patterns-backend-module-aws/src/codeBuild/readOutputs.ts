import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { z } from 'zod';
import {
  buildSteps,
  checkBundlePath,
  MAX_BUILT_TEMPLATES,
  type BuildOutput,
  type BuildStep,
} from '@apo/backstage-plugin-patterns-node';

/** Most that the archive may unpack to, in bytes. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const outcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('built') }),
  z.object({
    outcome: z.literal('failed'),
    step: z.enum(buildSteps),
    reason: z.string().max(500),
  }),
]);

const installedSchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    license: z.string().optional(),
  }),
);

/** What a build sent. */
export type ReceivedBuild =
  | { outcome: 'built'; output: BuildOutput }
  | { outcome: 'failed'; step: BuildStep; reason: string };

/**
 * Reads the archive that buildspec.yaml makes. The author's code may have made
 * it instead, so nothing in it is believed to be well formed.
 *
 * @throws Error when it is not.
 */
export async function readOutputs(archive: Buffer): Promise<ReceivedBuild> {
  const files = await unpack(archive);
  const outcome = outcomeSchema.parse(readJson(files, 'outcome.json'));
  if (outcome.outcome === 'failed') return outcome;
  const tarball = files.get('package.tgz');
  if (!tarball) throw new Error('The build sent no package');
  const templates = new Map(
    [...files].filter(([path]) => /^cdk\.out\/.*\.template\.json$/.test(path)),
  );
  if (templates.size > MAX_BUILT_TEMPLATES) {
    throw new Error(
      `The build sent ${templates.size} templates, and at most ${MAX_BUILT_TEMPLATES} are taken`,
    );
  }
  const installed = installedSchema.parse(readJson(files, 'installed.json'));
  return { outcome: 'built', output: { tarball, templates, installed } };
}

async function unpack(tgz: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let left = MAX_UNPACKED_BYTES;
  const archive = extract();
  const unpacked = pipeline(Readable.from([tgz]), createGunzip(), archive);
  // Whoever reads the entries gets the error; this one must not be unhandled.
  unpacked.catch(() => undefined);
  for await (const entry of archive) {
    const { name, type } = entry.header;
    if (type !== 'file') throw new Error(`The build sent ${name}, a ${type}`);
    checkBundlePath(name);
    const chunks: Buffer[] = [];
    for await (const each of entry) {
      const chunk = each as Buffer;
      left -= chunk.length;
      if (left < 0) {
        throw new Error(
          `The build sent what unpacks to more than ${MAX_UNPACKED_BYTES} bytes`,
        );
      }
      chunks.push(chunk);
    }
    files.set(name, Buffer.concat(chunks));
  }
  await unpacked;
  return files;
}

function readJson(files: Map<string, Buffer>, path: string): unknown {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`The build sent no ${path}`);
  return JSON.parse(bytes.toString('utf8'));
}
