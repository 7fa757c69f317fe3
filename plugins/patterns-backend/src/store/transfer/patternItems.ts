import type { Knex } from 'knex';
import {
  attributeIdsOf,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  storeErrors,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import type {
  AttributeRow,
  PatternAttributeRow,
} from '../attributes/attributeRows';
import { selectAttributes } from '../attributes/listAttributes';
import { toStandingColumns } from '../patternStanding';
import { selectPatterns, type SelectedPattern } from '../patternSelect';
import { toTermRows, type TermRow } from '../patternTerms';
import { toAboutColumns, toPattern, type PatternRow } from '../rows';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

type Value = StoredValues['pattern'];
type TypeRow = { pattern_name: string; resource_type: string };

/** Rows that a statement inserts at once. */
const INSERT_SIZE = 200;

/** Patterns with what they are found by; their attributes are stored before them. */
export const patternItems: KindTransfer<'pattern'> = {
  keyLength: 1,

  async read(knex, after) {
    const { rows, last } = await readKeyed<SelectedPattern>(
      selectPatterns(knex),
      ['name'],
      after,
      100,
    );
    const contentOf = await readContent(
      knex,
      rows.map(({ name }) => name),
    );
    const values = rows.map(row => ({
      ...toPattern(row),
      latestState: row.latest_state ?? undefined,
      content: contentOf(row.name),
    }));
    return { values, last };
  },

  async write(tx, values) {
    for (const { name, title, description, owner, sourceUrl } of values) {
      checkText({ name, title, description, owner, sourceUrl });
    }
    const patterns = [...new Map(values.map(v => [v.name, v])).values()];
    await upsertRows(tx, 'patterns', ['name'], patterns.map(toRow));
    const attributes = await findAttributes(tx, patterns);
    await replaceRows(tx, 'pattern_attributes', patterns, attributes);
    await replaceRows(
      tx,
      'pattern_resource_types',
      patterns,
      patterns.flatMap(toTypeRows),
    );
    await replaceRows(
      tx,
      'pattern_terms',
      patterns,
      patterns.flatMap(pattern => toAllTermRows(pattern, attributes)),
    );
  },

  count: knex => countRows(knex, 'patterns'),
};

async function readContent(
  knex: Knex,
  names: string[],
): Promise<(name: string) => Value['content']> {
  const [terms, types] = await Promise.all([
    knex<TermRow>('pattern_terms')
      .where({ source: 'content' })
      .whereIn('pattern_name', names),
    knex<TypeRow>('pattern_resource_types').whereIn('pattern_name', names),
  ]);
  return name => ({
    words: terms
      .filter(row => row.pattern_name === name)
      .map(({ term }) => term)
      .sort(),
    resourceTypes: types
      .filter(row => row.pattern_name === name)
      .map(row => row.resource_type)
      .sort(),
  });
}

/** What the patterns carry, as the attributes are spelled. */
async function findAttributes(
  tx: Knex.Transaction,
  patterns: { name: string; attributes: PatternAttributes }[],
): Promise<PatternAttributeRow[]> {
  const ids = patterns.flatMap(({ attributes }) => attributeIdsOf(attributes));
  const found: (AttributeRow & { key: string })[] = await selectAttributes(
    tx,
  ).whereIn('attributes.id', [...new Set(ids)]);
  const byId = new Map(found.map(row => [row.id, row]));
  const absent = ids.filter(id => !byId.has(id));
  if (absent.length) throw storeErrors.attributesToCarryAbsent(absent);
  return patterns.flatMap(({ name, attributes }) =>
    attributeIdsOf(attributes).map(id => ({
      pattern_name: name,
      attribute_id: id,
      key: byId.get(id)!.key,
      value: byId.get(id)!.value,
    })),
  );
}

async function replaceRows(
  tx: Knex.Transaction,
  table: string,
  patterns: { name: string }[],
  rows: object[],
) {
  const names = patterns.map(({ name }) => name);
  await tx(table).whereIn('pattern_name', names).delete();
  await tx.batchInsert(table, rows, INSERT_SIZE);
}

function toRow(pattern: Value): PatternRow {
  return {
    name: pattern.name,
    ...toAboutColumns(pattern),
    ...toStandingColumns(pattern),
    type: pattern.type,
    revision: pattern.revision,
    created_by: pattern.createdBy,
    created_at: pattern.createdAt,
    updated_at: pattern.updatedAt,
  };
}

function toTypeRows({ name, content }: Value): TypeRow[] {
  return [...new Set(content.resourceTypes)].map(resource_type => ({
    pattern_name: name,
    resource_type,
  }));
}

function toAllTermRows(
  { name, title, description, content }: Value,
  attributes: PatternAttributeRow[],
): TermRow[] {
  const carried = attributes.filter(row => row.pattern_name === name);
  return [
    ...toTermRows(name, 'about', name, title, description),
    ...toTermRows(
      name,
      'attributes',
      ...carried.flatMap(({ key, value }) => [key, value]),
    ),
    ...[...new Set(content.words)].map(term => ({
      pattern_name: name,
      term,
      source: 'content' as const,
    })),
  ];
}
