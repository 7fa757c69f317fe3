import { InputError } from '@backstage/errors';
import {
  versionStates,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';

/** A repeatable query parameter as a list; absent and empty are the same. */
export function parseList(value?: string | string[]): string[] | undefined {
  const list = value === undefined ? [] : [value].flat();
  return list.length ? list : undefined;
}

/** @throws InputError that names the states. */
export function parseStates(
  value?: string | string[],
): VersionState[] | undefined {
  const list = parseList(value);
  const unknown = list?.find(
    state => !versionStates.includes(state as VersionState),
  );
  if (unknown !== undefined) {
    throw new InputError(
      `state has no value ${JSON.stringify(
        unknown,
      )}: use one of ${versionStates.join(', ')}`,
    );
  }
  return list as VersionState[] | undefined;
}
