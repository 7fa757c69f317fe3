import type { Knex } from 'knex';
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

/** A row of `pattern_publications`. */
export type PublicationRow = {
  pattern_name: string;
  version: string;
  month: string;
  duration_ms: number | string;
};

/** Keeps how long a version took; the first time counts. */
export async function recordPublications(
  tx: Knex.Transaction,
  publications: (VersionRef & { submittedAt: string; publishedAt: string })[],
): Promise<void> {
  if (!publications.length) return;
  const rows = publications.map(
    ({ patternName, version, submittedAt, publishedAt }): PublicationRow => {
      const time = toPublicationTime(submittedAt, publishedAt);
      return {
        pattern_name: patternName,
        version,
        month: time.month,
        duration_ms: time.durationMs,
      };
    },
  );
  await tx<PublicationRow>('pattern_publications')
    .insert(rows)
    .onConflict(['pattern_name', 'version'])
    .ignore();
}

/** How long versions took, by month: three steps along one index for each. */
export async function publicationTimes(
  knex: Knex,
  now: Date,
): Promise<Statistics['publication']> {
  const publications: Knex.QueryBuilder = knex('pattern_publications');
  const counts: { month: string; count: number | string }[] = await publications
    .whereIn('month', lastMonths(now))
    .select('month')
    .count({ count: '*' })
    .groupBy('month')
    .orderBy('month');
  return Promise.all(
    counts.map(async ({ month, count }) => {
      const length = Number(count);
      const [medianHours, p90Hours] = await Promise.all(
        [50, 90].map(percentile =>
          hoursAt(knex, month, nearestRank(length, percentile)),
        ),
      );
      return { month, count: length, medianHours, p90Hours };
    }),
  );
}

async function hoursAt(
  knex: Knex,
  month: string,
  place: number,
): Promise<number> {
  const row = await knex<PublicationRow>('pattern_publications')
    .select('duration_ms')
    .where({ month })
    .orderBy('duration_ms')
    .offset(place)
    .first();
  return toHours(Number(row?.duration_ms ?? 0));
}
