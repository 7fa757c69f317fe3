import type { Knex } from 'knex';
import {
  attributeId,
  type AttributeRule,
} from '@apo/backstage-plugin-patterns-common';
import {
  compareWords,
  toKeyId,
  checkText,
  decodeCursor,
  encodeCursor,
  type RuleBreach,
  type StorePage,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import type { PatternRow } from '../rows';
import { whereVisible } from '../visiblePatterns';
import { type AttributeRow, type PatternAttributeRow } from './attributeRows';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.listRuleBreaches} */
export async function listRuleBreaches(
  knex: Knex,
  query: {
    key: string;
    rule: AttributeRule;
    limit: number;
    cursor?: string;
    visibility: Visibility;
  },
): Promise<StorePage<RuleBreach>> {
  const { key, rule, limit } = query;
  checkText({ key, values: rule.allowedValues });
  const list = `breaches/${toKeyId(key)}`;
  const after = decodeCursor(query.cursor, list, 1);
  const patterns = knex<PatternRow>('patterns')
    .select('name', 'title', 'type')
    .where(broken => whereBroken(broken, knex, key, rule))
    .orderBy('name')
    .limit(limit + 1);
  whereVisible(patterns, query.visibility);
  if (after) patterns.where('name', '>', after[0]);
  const rows = await patterns;

  const page = rows.slice(0, limit);
  const values = await readValues(
    knex,
    key,
    page.map(({ name }) => name),
  );
  return {
    items: page.map(({ name, title, type }) => ({
      patternName: name,
      title,
      type,
      values: values.get(name) ?? [],
    })),
    nextCursor:
      rows.length > limit
        ? encodeCursor({ list, key: [page[page.length - 1].name] })
        : undefined,
  };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.countRuleBreaches} */
export async function countRuleBreaches(
  knex: Knex,
  key: string,
  rule: AttributeRule,
  visibility: Visibility,
): Promise<number> {
  const patterns = knex<PatternRow>('patterns').where(broken =>
    whereBroken(broken, knex, key, rule),
  );
  whereVisible(patterns, visibility);
  const [{ count }] = await patterns.count({ count: '*' });
  return Number(count);
}

function whereBroken(
  query: Knex.QueryBuilder,
  knex: Knex,
  key: string,
  { requiredFor, several, allowedValues }: AttributeRule,
) {
  const ofKey = () =>
    knex('pattern_attributes')
      .whereRaw('pattern_attributes.pattern_name = patterns.name')
      .whereIn('attribute_id', attributesOf(knex, key).select('id'));
  query.where(lacking =>
    lacking.whereIn('type', requiredFor).whereNotExists(ofKey().select('*')),
  );
  if (!several) query.orWhereRaw('? > 1', [ofKey().count('*')]);
  if (allowedValues) {
    const allowed = allowedValues.map(value => attributeId(key, value));
    query.orWhereExists(
      ofKey().select('*').whereNotIn('attribute_id', allowed),
    );
  }
}

async function readValues(
  knex: Knex,
  key: string,
  names: string[],
): Promise<Map<string, string[]>> {
  const rows: PatternAttributeRow[] = await knex('pattern_attributes')
    .whereIn('pattern_name', names)
    .whereIn('attribute_id', attributesOf(knex, key).select('id'));
  const values = new Map<string, string[]>();
  for (const { pattern_name: name, value } of rows) {
    values.set(name, [...(values.get(name) ?? []), value].sort(compareWords));
  }
  return values;
}

function attributesOf(knex: Knex, key: string) {
  return knex<AttributeRow>('attributes').where({ key_id: toKeyId(key) });
}
