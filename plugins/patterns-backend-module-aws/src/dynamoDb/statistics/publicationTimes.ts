import type {
  Statistics,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  lastMonths,
  nearestRank,
  toHours,
  toPublicationTime,
} from '@apo/backstage-plugin-patterns-node';
import { publishedKey, publishedPartition, SEPARATOR } from '../keys';
import { all, type Item, type Table } from '../Table';

/** The item that keeps how long a version took, which has nothing but its key. */
export function toPublishedItem(
  ref: VersionRef,
  submittedAt: string,
  publishedAt: string,
): Item {
  const { month, durationMs } = toPublicationTime(submittedAt, publishedAt);
  return publishedKey(ref, month, durationMs);
}

/** How long versions took, by month: a query for each. */
export async function publicationTimes(
  table: Table,
  now: Date,
): Promise<Statistics['publication']> {
  const months = await Promise.all(
    lastMonths(now).map(async month => {
      const items = await all(
        table.query({
          where: 'pk = :pk',
          values: { ':pk': publishedPartition(month) },
          eventually: true,
        }),
      );
      if (!items.length) return [];
      const hoursAt = (percentile: number) =>
        toHours(durationOf(items[nearestRank(items.length, percentile)]));
      return [
        {
          month,
          count: items.length,
          medianHours: hoursAt(50),
          p90Hours: hoursAt(90),
        },
      ];
    }),
  );
  return months.flat();
}

function durationOf({ sk }: Item): number {
  return Number(sk.slice(0, sk.indexOf(SEPARATOR)));
}
