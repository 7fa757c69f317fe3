import path from 'node:path';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { checkScope } from './builder/packageName';

/** More looks in a second would keep the database busy. */
const MIN_LOOK_MS = 50;

/** What one caller may send in a minute. */
export type RequestLimits = {
  changesPerMinute: number;
  validationsPerMinute: number;
  agentReadsPerMinute: number;
};

/** How CDK patterns are built. */
export type BuildConfig = {
  /** Name of the builder. */
  builder: string;
  /** Scope of their packages, such as `@patterns`. */
  scope: string;
  /** Versions built at once by one replica. */
  concurrency: number;
};

/** Settings of the patterns back end, checked once at start. */
export type PatternsConfig = {
  /** Absolute path of the folder of bundles; needed unless a module keeps them. */
  bundleFolder?: string;
  /** Absolute path of the folder of starters. */
  starterFolder?: string;
  allowSelfReview: boolean;
  /** Milliseconds between two looks for work that nobody announced. */
  lookMs: number;
  /** Versions validated at once by one replica. */
  validationConcurrency: number;
  /** Absent where CDK patterns are not taken. */
  build?: BuildConfig;
  /** Entity ref of the release template. */
  releaseTemplateRef: string;
  limits: RequestLimits;
  subscriptions: {
    /** Whether patterns alone can be followed, and not owners, attributes and all. */
    onlyPatterns: boolean;
  };
  /** When attributes are compared with AWS. */
  syncCheckSchedule: SchedulerServiceTaskScheduleDefinition;
};

/** @throws InputError that names the key of a wrong value. */
export function readPatternsConfig(root: Config): PatternsConfig {
  const config = root.getOptionalConfig('patterns');
  return {
    bundleFolder: toAbsolute(config?.getOptionalString('bundles.folder')),
    starterFolder: toAbsolute(config?.getOptionalString('starters.folder')),
    allowSelfReview:
      config?.getOptionalBoolean('review.allowSelfReview') ?? false,
    lookMs: readLookMs(config),
    validationConcurrency:
      config?.getOptionalNumber('validation.concurrency') ?? 2,
    build: readBuild(config),
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
      agentReadsPerMinute: readLimit(config, 'agentReadsPerMinute', 240),
    },
    subscriptions: {
      onlyPatterns:
        config?.getOptionalBoolean('subscriptions.onlyPatterns') ?? false,
    },
    syncCheckSchedule: readSyncCheckSchedule(config),
  };
}

function readLookMs(config: Config | undefined): number {
  const key = 'work.interval';
  if (!config?.has(key)) return 2_000;
  const lookMs = durationToMilliseconds(
    readDurationFromConfig(config, { key }),
  );
  if (lookMs >= MIN_LOOK_MS) return lookMs;
  throw new InputError(
    `patterns.${key} is ${lookMs} ms: use at least ${MIN_LOOK_MS} ms, such as { seconds: 2 }`,
  );
}

function readSyncCheckSchedule(
  config: Config | undefined,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config?.getOptionalConfig('attributes.sync.schedule');
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : {
        frequency: { hours: 6 },
        timeout: { minutes: 1 },
        initialDelay: { seconds: 30 },
      };
}

function readBuild(config: Config | undefined): BuildConfig | undefined {
  const builder = config?.getOptionalString('build.builder');
  if (!builder) return undefined;
  const scopeKey = 'publish.codeArtifact.scope';
  const scope = config?.getOptionalString(scopeKey);
  if (!scope) {
    throw new InputError(
      `patterns.build.builder is set and patterns.${scopeKey} is not: name the npm scope of the packages, such as "@patterns"`,
    );
  }
  const concurrency = config?.getOptionalNumber('build.concurrency') ?? 1;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      `patterns.build.concurrency is ${concurrency}: use a whole number from 1 on`,
    );
  }
  return {
    builder,
    concurrency,
    scope: checkScope(scope, `patterns.${scopeKey}`),
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
