import {
  isPublication,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { versionKey } from '../keys';
import type { Table } from '../Table';
import { toPublishedItem } from './publicationTimes';

/** Keeps how long versions took, from their histories; they are stored before. */
export async function recordPublicationsOf(
  table: Table,
  steps: StoredValues['step'][],
): Promise<void> {
  const publications = steps
    .filter(({ step }) => isPublication(step))
    .map(({ patternName, step: { version, at } }) => ({
      ref: { patternName, version },
      at,
    }));
  const items = await table.getAll(
    publications.map(({ ref }) => versionKey(ref)),
  );
  const put = publications.flatMap(({ ref, at }, i) =>
    items[i] ? [toPublishedItem(ref, items[i].submittedAt, at)] : [],
  );
  await table.write({ put });
}
