import type { Knex } from 'knex';
import {
  isPublication,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import type { VersionRow } from '../rows';
import { recordPublications } from './publicationTimes';

/** Keeps how long versions took, from their histories; they are stored before. */
export async function recordPublicationsOf(
  tx: Knex.Transaction,
  steps: StoredValues['step'][],
): Promise<void> {
  const publications = steps.filter(({ step }) => isPublication(step));
  if (!publications.length) return;
  const rows = await tx<VersionRow>('pattern_versions')
    .select('pattern_name', 'version', 'submitted_at')
    .whereIn(
      ['pattern_name', 'version'],
      publications.map(({ patternName, step }) => [patternName, step.version]),
    );
  const submitted = new Map(
    rows.map(row => [
      JSON.stringify([row.pattern_name, row.version]),
      row.submitted_at,
    ]),
  );
  await recordPublications(
    tx,
    publications.flatMap(({ patternName, step }) => {
      const { version, at } = step;
      const submittedAt = submitted.get(JSON.stringify([patternName, version]));
      return submittedAt
        ? [{ patternName, version, submittedAt, publishedAt: at }]
        : [];
    }),
  );
}
