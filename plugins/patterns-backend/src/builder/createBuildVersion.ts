import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import type {
  BundleContent,
  BundleStore,
  PatternBuilder,
} from '@apo/backstage-plugin-patterns-node';
import type { BuildConfig } from '../readPatternsConfig';
import { buildPackage, type BuiltVersion } from './buildPackage';
import { createLocalBuilder } from './local';
import { packageName } from './packageName';
import { readApi } from './readApi';

/** Builds one version of a CDK pattern. */
export type BuildVersion = (
  ref: VersionRef,
  request: {
    content: BundleContent;
    log: (text: string) => void;
    signal: AbortSignal;
  },
) => Promise<BuiltVersion>;

/**
 * The build of CDK patterns as the configuration describes it.
 *
 * @throws InputError when the builder that it names is not installed.
 */
export async function createBuildVersion(options: {
  config: Config;
  logger: LoggerService;
  build: BuildConfig;
  /** Builders of other modules. */
  builders: readonly PatternBuilder[];
  bundles: BundleStore;
}): Promise<BuildVersion> {
  const { build, bundles } = options;
  const builder = await chooseBuilder(options);
  return ({ patternName, version }, request) =>
    buildPackage(
      { builder, bundles, readApi },
      { ...request, version, name: packageName(build.scope, patternName) },
    );
}

async function chooseBuilder(options: {
  config: Config;
  logger: LoggerService;
  build: BuildConfig;
  builders: readonly PatternBuilder[];
}): Promise<PatternBuilder> {
  const { config, logger, build, builders } = options;
  const builder = builders.find(({ name }) => name === build.builder);
  if (builder) return builder;
  if (build.builder === 'local') return createLocalBuilder(config, logger);
  throw new InputError(
    `patterns.build.builder is ${JSON.stringify(
      build.builder,
    )}, and there is ${['local', ...builders.map(({ name }) => name)].join(
      ', ',
    )}: correct it, or add and configure the module that has it`,
  );
}
