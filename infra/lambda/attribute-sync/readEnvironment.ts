import type { AttributeSyncConfig } from '@apo/attribute-sync';

/** What the function is told by its environment. */
export type Environment = {
  config: Pick<AttributeSyncConfig, 'target' | 'region' | 'tags'> & {
    appRegistry: Pick<AttributeSyncConfig['appRegistry'], 'takeOver'>;
  };
  resultsUrl: string;
};

/**
 * Reads the environment.
 *
 * @throws Error that names the variable that is missing or malformed.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const target = demand(env, 'TARGET');
  if (target !== 'tags' && target !== 'appregistry') {
    throw new Error(`TARGET is ${target}: set tags or appregistry`);
  }
  return {
    config: {
      target,
      region: demand(env, 'AWS_REGION'),
      tags: { maxTagOptions: readLimit(env, 'MAX_TAG_OPTIONS') },
      appRegistry: { takeOver: readList(env, 'TAKE_OVER') },
    },
    resultsUrl: demand(env, 'RESULTS_QUEUE_URL'),
  };
}

function demand(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new Error(`The environment variable ${name} is missing: set it`);
}

function readLimit(env: NodeJS.ProcessEnv, name: string): number {
  const limit = Number(demand(env, name));
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new Error(
    `${name} is ${env[name]}: set the account’s quota, a whole number such as 25`,
  );
}

/** A list with commas; empty when the variable is. */
function readList(env: NodeJS.ProcessEnv, name: string): string[] {
  const list = env[name];
  if (list === undefined) {
    throw new Error(
      `The environment variable ${name} is missing: set it, empty for none`,
    );
  }
  return list.split(',').filter(Boolean);
}
