import { z } from 'zod';
import {
  buildSteps,
  type BuildStep,
} from '@apo/backstage-plugin-patterns-common';
import {
  MAX_BUILT_TEMPLATES,
  unpackTarball,
  type BuildOutput,
} from '@apo/backstage-plugin-patterns-node';

/** Most that the archive may unpack to. */
const limits = { bytes: 64 * 1024 * 1024, files: 100 };

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
  const files = await unpackTarball(archive, limits);
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

function readJson(files: Map<string, Buffer>, path: string): unknown {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`The build sent no ${path}`);
  return JSON.parse(bytes.toString('utf8'));
}
