import { type Config, readDurationFromConfig } from '@backstage/config';
import {
  durationToMilliseconds,
  type HumanDuration,
  type JsonValue,
} from '@backstage/types';
import { wrongValue } from './wrongValue';

/**
 * Reads a duration.
 *
 * @throws InputError that names the key and an example
 */
export function readDuration(
  config: Config | undefined,
  path: string,
  key: string,
  fallback: HumanDuration,
  atLeast: HumanDuration = { milliseconds: 1 },
): HumanDuration {
  const value = config?.getOptional<JsonValue>(key);
  if (!config || value === undefined) return fallback;
  const duration = tryToRead(config, key);
  const shortest = durationToMilliseconds(atLeast);
  if (duration && durationToMilliseconds(duration) >= shortest) return duration;
  throw wrongValue(
    `${path}.${key}`,
    value,
    `a duration of at least ${shortest} ms, such as { minutes: 30 } or PT30M`,
  );
}

function tryToRead(config: Config, key: string): HumanDuration | undefined {
  try {
    return readDurationFromConfig(config, { key });
  } catch {
    return undefined;
  }
}
