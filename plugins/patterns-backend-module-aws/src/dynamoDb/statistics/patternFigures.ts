import type {
  PatternLifecycle,
  PatternType,
  Statistics,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import {
  MAX_NAMED_PATTERNS,
  staleBefore,
  type StatisticsQuery,
} from '@apo/backstage-plugin-patterns-node';
import { compareBytes, join, listKey, SEPARATOR } from '../keys';
import { countStates } from '../patterns/patternItem';
import { indexes } from '../patternTable';
import { listOf } from '../search/lists';
import { fromEntry, summaries } from '../search/PatternIndex';
import { isVisible } from '../search/summary';
import type { Table } from '../Table';
import { readRanked } from '../versions/versionItem';

/** How many patterns there are by type and lifecycle, and versions by state: reads the summaries of all. */
export async function countPatternsAndVersions(
  table: Table,
): Promise<Pick<Statistics, 'patterns' | 'versions'>> {
  const patterns = new Map<string, number>();
  const versions = new Map<string, number>();
  for await (const summary of summaries(table)) {
    add(patterns, join(summary.type, summary.lifecycle), 1);
    // Those that were written before versions were counted do not say it yet.
    const states =
      summary.states ?? countStates(await readRanked(table, summary.name));
    for (const [state, count] of Object.entries(states)) {
      add(versions, state, count);
    }
  }
  return {
    patterns: sorted(patterns).map(([key, count]) => {
      const [type, lifecycle] = key.split(SEPARATOR);
      return {
        type: type as PatternType,
        lifecycle: lifecycle as PatternLifecycle,
        count,
      };
    }),
    versions: sorted(versions).map(([state, count]) => ({
      state: state as VersionState,
      count,
    })),
  };
}

/** Published patterns that nobody has changed for longest: a query of their list. */
export async function stalePatterns(
  table: Table,
  { now, visibility }: StatisticsQuery,
): Promise<Statistics['stale']> {
  const items = table.query({
    index: indexes.order2,
    where: 'pk = :list AND order2 < :before',
    values: {
      ':list': listKey(listOf('lifecycle', 'active'), '').pk,
      ':before': staleBefore(now),
    },
    first: 2 * MAX_NAMED_PATTERNS,
  });
  const stale: Statistics['stale'] = [];
  for await (const item of items) {
    const { summary, name, title, owner, updatedAt } = fromEntry(item);
    if (!isVisible(summary, visibility)) continue;
    stale.push({ name, title, owner, updatedAt });
    if (stale.length === MAX_NAMED_PATTERNS) break;
  }
  return stale;
}

function add(counts: Map<string, number>, key: string, by: number) {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function sorted(counts: Map<string, number>): [string, number][] {
  return [...counts].sort(([one], [other]) => compareBytes(one, other));
}
