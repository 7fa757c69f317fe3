import { toError } from '@backstage/errors';
import type {
  BuiltPackage,
  Finding,
} from '@apo/backstage-plugin-patterns-common';
import type {
  BuildResult,
  BundleContent,
  BundleStore,
  PatternBuilder,
} from '@apo/backstage-plugin-patterns-node';
import { packOutputs } from './buildOutputs';
import { inspectPackage, type ApiReader } from './inspectPackage';
import { packageFinding } from './packageFinding';
import { closesGate, preparePackage } from './preparePackage';

/** What to do about a step that failed, where the author can try it. */
const fixes = {
  install:
    'Run npm ci --ignore-scripts in a fresh copy: the lockfile has to fit package.json, and its packages have to be in the registry.',
  build: 'Run npm run build in a fresh copy, without a network.',
  test: 'Run npm test in a fresh copy, without a network.',
  synth:
    'Run npm run synth in a fresh copy, without a network and without AWS credentials.',
  pack: 'Run npm pack in a fresh copy.',
};

/** What a build came to. */
export type BuiltVersion = {
  findings: Finding[];
  /** Absent when the build was refused. */
  built?: { package: BuiltPackage; templates: BundleContent };
};

/**
 * Builds a CDK pattern, and keeps what came out under its digest. Nothing that
 * is refused is kept.
 *
 * @throws the signal's reason when aborted.
 */
export async function buildPackage(
  options: {
    builder: PatternBuilder;
    bundles: BundleStore;
    readApi: ApiReader;
  },
  request: {
    content: BundleContent;
    name: string;
    version: string;
    log: (text: string) => void;
    signal: AbortSignal;
  },
): Promise<BuiltVersion> {
  const { name, version, log, signal } = request;
  const prepared = preparePackage(request.content, { name, version });
  if (!prepared.ready) return { findings: prepared.findings };
  const { content } = prepared.ready;
  const result = await run(options.builder, { content, log, signal });
  if ('finding' in result) {
    return { findings: [...prepared.findings, result.finding] };
  }
  const { tarball, templates, installed } = result.output;
  const inspected = await inspectPackage(
    tarball,
    { name, version, installed },
    options.readApi,
  );
  const findings = [...prepared.findings, ...inspected.findings];
  const { details } = inspected;
  if (!details || closesGate(findings)) return { findings };
  const { digest, tar } = await packOutputs({ tarball, details, templates });
  await options.bundles.put(digest, tar);
  const { integrity, size } = details;
  return {
    findings,
    built: { package: { name, integrity, size, outputs: digest }, templates },
  };
}

async function run(
  builder: PatternBuilder,
  request: Parameters<PatternBuilder['build']>[0],
) {
  let result: BuildResult;
  try {
    result = await builder.build(request);
  } catch (error) {
    request.signal.throwIfAborted();
    return {
      finding: packageFinding(
        'builder-failed',
        `The builder itself failed: ${toError(error).message}`,
        'Submit the version again; if it fails again, tell who runs the portal.',
        { file: '' },
      ),
    };
  }
  if (result.outcome === 'built') return result;
  const { step, reason, lastLines } = result;
  return {
    finding: {
      ...packageFinding(
        `build-${step}`,
        `The step ${step} ${reason}.`,
        fixes[step],
        { file: '' },
      ),
      output: lastLines.join('\n'),
    },
  };
}
