import type { Knex } from 'knex';
import { ConflictError } from '@backstage/errors';
import {
  attributeIdsOf,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { checkText } from '../checkText';
import { indexAttributes } from '../patternTerms';
import {
  compareWords,
  type AttributeRow,
  type PatternAttributeRow,
} from './attributeRows';
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
  if (absent.length) {
    throw new ConflictError(
      `There is no attribute ${absent.join(
        ', ',
      )}: it was deleted, or never created; choose another, or ask an administrator to create it`,
    );
  }
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
export function toPatternAttributes(json: string | null): PatternAttributes {
  const pairs: [key: string, value: string][] = json ? JSON.parse(json) : [];
  const attributes: PatternAttributes = {};
  for (const [key, value] of pairs.sort(comparePairs)) {
    attributes[key] = [...(attributes[key] ?? []), value];
  }
  return attributes;
}

function comparePairs(one: [string, string], other: [string, string]): number {
  return compareWords(one[0], other[0]) || compareWords(one[1], other[1]);
}
