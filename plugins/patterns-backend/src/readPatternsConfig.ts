import path from 'node:path';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** What one caller may send in a minute. */
export type RequestLimits = {
  changesPerMinute: number;
  validationsPerMinute: number;
};

/** Settings of the patterns back end, checked once at start. */
export type PatternsConfig = {
  /** Absolute path of the folder of bundles; needed unless a module keeps them. */
  bundleFolder?: string;
  /** Absolute path of the folder of starters. */
  starterFolder?: string;
  allowSelfReview: boolean;
  /** Versions validated at once by one replica. */
  validationConcurrency: number;
  /** Entity ref of the release template. */
  releaseTemplateRef: string;
  limits: RequestLimits;
};

/** @throws InputError that names the key of a wrong value. */
export function readPatternsConfig(root: Config): PatternsConfig {
  const config = root.getOptionalConfig('patterns');
  return {
    bundleFolder: toAbsolute(config?.getOptionalString('bundles.folder')),
    starterFolder: toAbsolute(config?.getOptionalString('starters.folder')),
    allowSelfReview:
      config?.getOptionalBoolean('review.allowSelfReview') ?? false,
    validationConcurrency:
      config?.getOptionalNumber('validation.concurrency') ?? 2,
    releaseTemplateRef: stringifyEntityRef(
      parseEntityRef(
        config?.getOptionalString('release.templateRef') ??
          'template:default/release-pattern',
        { defaultKind: 'template', defaultNamespace: 'default' },
      ),
    ),
    limits: {
      changesPerMinute: readLimit(config, 'changesPerMinute', 60),
      validationsPerMinute: readLimit(config, 'validationsPerMinute', 240),
    },
  };
}

function readLimit(
  config: Config | undefined,
  key: keyof RequestLimits,
  unlessSet: number,
): number {
  const limit = config?.getOptionalNumber(`limits.${key}`) ?? unlessSet;
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new InputError(
    `patterns.limits.${key} is ${limit}: use a whole number from 1 on, such as ${unlessSet}`,
  );
}

function toAbsolute(folder?: string): string | undefined {
  return folder === undefined ? undefined : path.resolve(folder);
}
