import type { Knex } from 'knex';
import type { Facets } from '@apo/backstage-plugin-patterns-common';
import {
  MAX_FACET_VALUES,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { whereVisible } from './visiblePatterns';

type CountRow = { value: string; count: number | string };

/** Counts over the patterns that the caller may see, highest first. */
export async function countFacets(
  knex: Knex,
  visibility: Visibility,
): Promise<Facets> {
  const visible = () => {
    const patterns = knex('patterns');
    whereVisible(patterns, visibility);
    return patterns;
  };
  const countBy = (column: string) =>
    countValues(visible(), `patterns.${column}`);
  const resourceTypes = visible().join(
    'pattern_resource_types',
    'pattern_resource_types.pattern_name',
    'patterns.name',
  );
  const [total, type, owner, lifecycle, resourceType, attribute] =
    await Promise.all([
      visible().count({ count: '*' }),
      countBy('type'),
      countBy('owner'),
      countBy('lifecycle'),
      countValues(resourceTypes, 'pattern_resource_types.resource_type'),
      countAttributes(visible()),
    ]);
  // PostgreSQL counts in 64 bits, which its driver hands over as text.
  const count = Number(total[0].count);
  return { total: count, type, owner, lifecycle, resourceType, attribute };
}

async function countAttributes(patterns: Knex.QueryBuilder) {
  const rows: { key: string; value: string; count: number | string }[] =
    await patterns
      .join(
        'pattern_attributes',
        'pattern_attributes.pattern_name',
        'patterns.name',
      )
      .select('key', 'value')
      .count({ count: '*' })
      .groupBy('attribute_id', 'key', 'value')
      .orderBy([{ column: 'count', order: 'desc' }, 'key', 'value'])
      .limit(MAX_FACET_VALUES);
  return rows.map(({ key, value, count }) => ({
    value: `${key}:${value}`,
    count: Number(count),
  }));
}

async function countValues(query: Knex.QueryBuilder, column: string) {
  const rows: CountRow[] = await query
    .select({ value: column })
    .count({ count: '*' })
    .groupBy(column)
    .orderBy([
      { column: 'count', order: 'desc' },
      { column: 'value', order: 'asc' },
    ])
    .limit(MAX_FACET_VALUES);
  return rows.map(({ value, count }) => ({ value, count: Number(count) }));
}
