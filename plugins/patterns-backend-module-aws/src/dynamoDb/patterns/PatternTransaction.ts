import {
  attributeIdsOf,
  type About,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import {
  storeErrors,
  toPatternAttributes,
  type AboutField,
} from '@apo/backstage-plugin-patterns-node';
import { attributeKey, indexingKey, patternKey } from '../keys';
import type { Table } from '../Table';
import type { Transaction } from '../Transaction';
import {
  fromPatternItem,
  toPatternItem,
  type StoredPattern,
} from './patternItem';

/**
 * Writes a pattern, unless it was changed since it was read, and has its lists
 * and words brought up to date.
 *
 * @param before - as it was read; undefined when there was none
 */
export function writePattern(
  tx: Transaction,
  before: StoredPattern | undefined,
  after: StoredPattern,
): void {
  tx.put(
    toPatternItem({ ...after, edition: (before?.edition ?? 0) + 1 }),
    before
      ? {
          if: 'edition = :edition',
          values: { ':edition': before.edition },
          otherwise: 'again',
        }
      : { if: 'attribute_not_exists(pk)', otherwise: 'again' },
  );
  markForIndexing(tx, after.name);
  countCarried(tx, before?.attributes ?? {}, after.attributes);
}

/** Has the lists and words of a pattern brought up to date. */
export function markForIndexing(tx: Transaction, name: string): void {
  tx.update({
    key: indexingKey(name),
    update: 'ADD generation :one',
    values: { ':one': 1 },
  });
}

/**
 * A pattern as an account of it says, as far as that changes it.
 *
 * @throws ConflictError when an attribute does not exist.
 */
export async function describePattern(
  table: Table,
  pattern: StoredPattern,
  about: About,
  changes: AboutField[],
): Promise<StoredPattern> {
  if (!changes.length) return pattern;
  const described = Object.fromEntries(
    changes.map(field => [field, about[field]]),
  );
  const attributes =
    about.attributes && changes.includes('attributes')
      ? await spellAttributes(table, about.attributes)
      : pattern.attributes;
  return {
    ...pattern,
    ...described,
    attributes,
    revision: pattern.revision + 1,
  };
}

/** A pattern as it is at this moment. */
export async function readPattern(
  table: Table,
  name: string,
): Promise<StoredPattern | undefined> {
  const item = await table.get(patternKey(name));
  return item && fromPatternItem(item);
}

/** Attributes as they were created. */
async function spellAttributes(
  table: Table,
  attributes: PatternAttributes,
): Promise<PatternAttributes> {
  const ids = attributeIdsOf(attributes);
  const found = await table.getAll(ids.map(attributeKey));
  const absent = ids.filter((_, i) => !found[i]);
  if (absent.length) throw storeErrors.attributesToCarryAbsent(absent);
  return toPatternAttributes(found.map(item => [item!.key, item!.value]));
}

/** An attribute knows how many carry it: one that is carried stays. */
function countCarried(
  tx: Transaction,
  before: PatternAttributes,
  after: PatternAttributes,
) {
  const [had, has] = [before, after].map(each => new Set(attributeIdsOf(each)));
  const count = (id: string, by: number) =>
    tx.update({
      key: attributeKey(id),
      update: 'ADD carriers :by',
      if: 'attribute_exists(pk)',
      values: { ':by': by },
      otherwise: () => storeErrors.attributesToCarryAbsent([id]),
    });
  for (const id of has) if (!had.has(id)) count(id, 1);
  for (const id of had) if (!has.has(id)) count(id, -1);
}
