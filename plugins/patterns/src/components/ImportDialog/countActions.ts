import type { AttributeChange } from '@apo/backstage-plugin-patterns-common';

/** How many rows of an import do what. */
export type ActionCounts = Record<AttributeChange['action'], number>;

/** Counts the rows by what they do. */
export function countActions(
  changes: readonly AttributeChange[],
): ActionCounts {
  const counts = { create: 0, update: 0, unchanged: 0, invalid: 0 };
  for (const { action } of changes) counts[action] += 1;
  return counts;
}
