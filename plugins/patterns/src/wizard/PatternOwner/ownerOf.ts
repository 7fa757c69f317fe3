import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** A group or person of the catalog, and what people call it. */
export type Owner = { ref: string; title: string };

/**
 * The entity ref that a text means: the one whose title it is, or the one that
 * it spells, a group unless it says otherwise. A text that is neither stays as
 * it is, for the rule of owners to refuse.
 *
 * @param present - the ref that is chosen now; of several with the same title
 *   it is meant.
 */
export function ownerOf(
  text: string,
  owners: readonly Owner[],
  present?: string,
): string | undefined {
  const typed = text.trim();
  if (!typed) return undefined;
  const titled = owners.filter(({ title }) => title === typed);
  if (titled.length) {
    return (titled.find(({ ref }) => ref === present) ?? titled[0]).ref;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(typed, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return typed;
  }
}
