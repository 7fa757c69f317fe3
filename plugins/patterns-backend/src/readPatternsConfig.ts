import path from 'node:path';
import type { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

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
  };
}

function toAbsolute(folder?: string): string | undefined {
  return folder === undefined ? undefined : path.resolve(folder);
}
