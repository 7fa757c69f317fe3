import {
  storeErrors,
  toPatternAttributes,
  checkText,
} from '@apo/backstage-plugin-patterns-node';
import type { Knex } from 'knex';
import {
  attributeIdsOf,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { indexAttributes } from '../patternTerms';
import { type AttributeRow, type PatternAttributeRow } from './attributeRows';
import { selectAttributes } from './listAttributes';

/**
 * Gives a pattern attributes in place of those that it has.
 *
 * @throws ConflictError when one does not exist.
 */
export async function replacePatternAttributes(
  tx: Knex.Transaction,
  patternName: string,
  attributes: PatternAttributes,
): Promise<void> {
  const ids = attributeIdsOf(attributes);
  checkText({ attributes: ids });
  const found: (AttributeRow & { key: string })[] = await selectAttributes(
    tx,
  ).whereIn('attributes.id', ids);
  const absent = ids.filter(id => !found.some(row => row.id === id));
  if (absent.length) throw storeErrors.attributesToCarryAbsent(absent);
  await tx('pattern_attributes').where({ pattern_name: patternName }).delete();
  const rows = found.map(
    ({ id, key, value }): PatternAttributeRow => ({
      pattern_name: patternName,
      attribute_id: id,
      key,
      value,
    }),
  );
  if (rows.length) await tx('pattern_attributes').insert(rows);
  await indexAttributes(
    tx,
    patternName,
    rows.flatMap(({ key, value }) => [key, value]),
  );
}

/** Pairs of key and value, as the database gives them, by key and sorted. */
export function parseAttributes(json: string | null): PatternAttributes {
  return toPatternAttributes(json ? JSON.parse(json) : []);
}
