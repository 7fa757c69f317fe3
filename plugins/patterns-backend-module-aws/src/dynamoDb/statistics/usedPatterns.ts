import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import {
  MAX_NAMED_PATTERNS,
  type StatisticsQuery,
} from '@apo/backstage-plugin-patterns-node';
import {
  compareBytes,
  consumerPartition,
  patternKey,
  SUMMARIES,
  USES,
  usesKey,
} from '../keys';
import { isVisible, type Summary } from '../search/summary';
import { all, type Table } from '../Table';
import type { Transaction } from '../Transaction';

/** Patterns that are read at once, of those that are used most. */
const AT_ONCE = 20;

/** Counts a use of a pattern that begins, or one that ends. */
export function countUse(
  tx: Transaction,
  patternName: string,
  by: 1 | -1,
): void {
  tx.update({
    key: usesKey(patternName),
    update: 'ADD uses :by',
    values: { ':by': by },
  });
}

/** Has patterns know again how many uses they have. */
export async function recountUses(
  table: Table,
  patternNames: string[],
): Promise<void> {
  const put = [...new Set(patternNames)].map(async name => ({
    ...usesKey(name),
    uses: await table.count({
      where: 'pk = :pk',
      values: { ':pk': consumerPartition(name) },
    }),
  }));
  await table.write({ put: await Promise.all(put) });
}

/** The patterns with most uses that have not ended. */
export async function usedPatterns(
  table: Table,
  { visibility }: StatisticsQuery,
): Promise<Statistics['used']> {
  const counts = await all(
    table.query({
      where: 'pk = :pk',
      values: { ':pk': USES },
      eventually: true,
    }),
  );
  const most = counts
    .filter(({ uses }) => uses > 0)
    .sort((a, b) => b.uses - a.uses || compareBytes(a.sk, b.sk));
  const used: Statistics['used'] = [];
  while (most.length && used.length < MAX_NAMED_PATTERNS) {
    const next = most.splice(0, AT_ONCE);
    const [summaries, patterns] = await Promise.all([
      table.getAll(next.map(({ sk }) => ({ pk: SUMMARIES, sk }))),
      table.getAll(next.map(({ sk }) => patternKey(sk))),
    ]);
    next.forEach(({ sk: name, uses: count }, i) => {
      const summary = summaries[i] as unknown as Summary | undefined;
      if (!summary || !isVisible(summary, visibility)) return;
      used.push({ name, title: patterns[i]?.title ?? name, count });
    });
  }
  return used.slice(0, MAX_NAMED_PATTERNS);
}
