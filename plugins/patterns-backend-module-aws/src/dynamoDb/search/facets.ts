import type { Facets } from '@apo/backstage-plugin-patterns-common';
import {
  MAX_FACET_VALUES,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { compareBytes } from '../keys';
import type { Table } from '../Table';
import { summaries } from './PatternIndex';
import { attributeIdsIn, isVisible } from './summary';

/** Counts over the patterns that the caller may see, highest first: reads the summaries of all. */
export async function countFacets(
  table: Table,
  visibility: Visibility,
): Promise<Facets> {
  const counts = {
    type: new Map<string, number>(),
    owner: new Map<string, number>(),
    lifecycle: new Map<string, number>(),
    resourceType: new Map<string, number>(),
    attribute: new Map<string, number>(),
  };
  let total = 0;
  for await (const summary of summaries(table)) {
    if (!isVisible(summary, visibility)) continue;
    total += 1;
    count(counts.type, [summary.type]);
    count(counts.owner, [summary.owner]);
    count(counts.lifecycle, [summary.lifecycle]);
    count(counts.resourceType, summary.resourceTypes);
    count(counts.attribute, summary.attributes);
  }
  return {
    total,
    type: highest(counts.type),
    owner: highest(counts.owner),
    lifecycle: highest(counts.lifecycle),
    resourceType: highest(counts.resourceType),
    attribute: highest(counts.attribute),
  };
}

/** How many of the patterns that the caller may see carry each attribute, by identity. */
export async function countUses(
  table: Table,
  visibility: Visibility,
): Promise<Map<string, number>> {
  const uses = new Map<string, number>();
  for await (const summary of summaries(table)) {
    if (isVisible(summary, visibility)) count(uses, attributeIdsIn(summary));
  }
  return uses;
}

type Count = { value: string; count: number };

function count(counts: Map<string, number>, values: string[]) {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function highest(counts: Map<string, number>): Count[] {
  return [...counts]
    .map(([value, number]) => ({ value, count: number }))
    .sort(
      (one, other) =>
        other.count - one.count || compareBytes(one.value, other.value),
    )
    .slice(0, MAX_FACET_VALUES);
}
