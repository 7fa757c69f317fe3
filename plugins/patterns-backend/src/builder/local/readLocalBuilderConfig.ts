import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { IsolationSetting } from './isolation/chooseIsolation';
import {
  defaultLocalBuilderLimits,
  type LocalBuilderLimits,
} from './LocalBuilderLimits';

/** Settings of the builder on this machine. */
export type LocalBuilderConfig = {
  limits: LocalBuilderLimits;
  isolation: IsolationSetting;
  /** Absent: that of the user, outside production. */
  npmrc?: string;
  registry?: string;
  cacheFolder: string;
  allowInProduction: boolean;
};

const KEY = 'patterns.build.local';
const MIB = 1024 * 1024;
const isolations: readonly IsolationSetting[] = ['auto', 'required', 'none'];

/**
 * Reads `patterns.build.local`.
 *
 * @throws InputError that names the key, the rule and the fix.
 */
export function readLocalBuilderConfig(root: Config): LocalBuilderConfig {
  const config = root.getOptionalConfig(KEY);
  const npmrc = config?.getOptionalString('npmrc');
  const registry = config?.getOptionalString('registry');
  const cacheFolder = config?.getOptionalString('cacheFolder');
  return {
    limits: readLimits(config),
    isolation: readIsolation(config),
    ...(npmrc && { npmrc: resolve(npmrc) }),
    ...(registry && { registry: checkRegistry(registry) }),
    cacheFolder: cacheFolder ? resolve(cacheFolder) : ownCacheFolder(),
    allowInProduction: config?.getOptionalBoolean('allowInProduction') ?? false,
  };
}

/** In the home folder: elsewhere, others could put their own npm there first. */
function ownCacheFolder(): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'backstage-patterns-builder');
}

function readIsolation(config?: Config): IsolationSetting {
  const value = config?.getOptionalString('isolation') ?? 'auto';
  const known = isolations.find(each => each === value);
  if (known) return known;
  throw new InputError(
    `${KEY}.isolation is ${value}: use ${isolations.join(', ')}`,
  );
}

function checkRegistry(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(
      `${KEY}.registry is ${value}, which is no http or https address: use the address of an npm registry, such as https://npm.example.com/`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `${KEY}.registry has a user or a password in it: put them into the file that ${KEY}.npmrc names`,
    );
  }
  return value;
}

function readLimits(config?: Config): LocalBuilderLimits {
  const number = (key: string, unit: number, fallback: number) => {
    const value = config?.getOptionalNumber(key);
    if (value === undefined) return fallback;
    if (value >= 1) return Math.floor(value) * unit;
    throw new InputError(`${KEY}.${key} is ${value}: use at least 1`);
  };
  const defaults = defaultLocalBuilderLimits;
  return {
    stepTimeoutMs: readTimeout(config) ?? defaults.stepTimeoutMs,
    memoryBytes: number('memory', MIB, defaults.memoryBytes),
    processes: number('processes', 1, defaults.processes),
    logBytes: number('log', MIB, defaults.logBytes),
    diskBytes: number('disk', MIB, defaults.diskBytes),
  };
}

function readTimeout(config?: Config): number | undefined {
  if (!config?.has('timeout')) return undefined;
  const timeout = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'timeout' }),
  );
  // Timers of Node.js take 31 bits.
  if (timeout >= 1000 && timeout < 2 ** 31) return timeout;
  throw new InputError(
    `${KEY}.timeout is ${timeout} ms: use at least one second and at most 24 days, such as 10m`,
  );
}
