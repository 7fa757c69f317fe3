import {
  checkOwner,
  describeProblem,
} from '@apo/backstage-plugin-patterns-common';
import { InputError } from '@backstage/errors';
import type { ApoPattern } from './ApoRecords';

/** Who owns patterns. */
export type Owners = {
  /** Entity refs by the predecessor's owner or e-mail address, in lower case. */
  mapped: Map<string, string>;
  /** Of those that are not mapped. */
  otherwise?: string;
};

/**
 * Reads `--owner` and `--map-owner`.
 *
 * @throws InputError for what is no entity ref.
 */
export function readOwners(
  otherwise: string | undefined,
  mappings: string[],
): Owners {
  const mapped = new Map<string, string>();
  for (const mapping of mappings) {
    const at = mapping.lastIndexOf('=');
    const [from, to] = [mapping.slice(0, at), mapping.slice(at + 1)];
    if (at < 1) {
      throw new InputError(
        `--map-owner ${mapping} has no =: use a form such as jane@example.com=group:default/platform`,
      );
    }
    demandRef('--map-owner', to);
    mapped.set(from.toLocaleLowerCase('en-US'), to);
  }
  if (otherwise !== undefined) demandRef('--owner', otherwise);
  return { mapped, otherwise };
}

/** The owner of a pattern; undefined when nobody is named. */
export function chooseOwner(
  { owner, email }: Pick<ApoPattern, 'owner' | 'email'>,
  { mapped, otherwise }: Owners,
): string | undefined {
  for (const name of [owner, email]) {
    const found = name && mapped.get(name.toLocaleLowerCase('en-US'));
    if (found) return found;
  }
  if (owner?.includes(':') && !checkOwner(owner)) return owner;
  return otherwise;
}

function demandRef(option: string, owner: string) {
  const problem = checkOwner(owner);
  if (problem) throw new InputError(`${option}: ${describeProblem(problem)}`);
}
