import {
  groupByKey,
  afterPrefix,
  toSearchWords,
  type PatternQuery,
} from '@apo/backstage-plugin-patterns-node';
import type { Lookup } from './lookups';

/**
 * What a query looks for beside the columns of `patterns`: each word of the
 * search, any of the resource types, and any of the values of each attribute.
 *
 * @throws InputError when the search has too many words.
 */
export function toLookups({
  search = '',
  resourceType = [],
  attribute = [],
}: Pick<PatternQuery, 'search' | 'resourceType' | 'attribute'>): Lookup[] {
  const lookups = toSearchWords(search).map(
    (word): Lookup => ({
      table: 'pattern_terms',
      match: 'term >= :word and term < :end',
      bindings: { word, end: afterPrefix(word) },
    }),
  );
  if (resourceType.length) {
    lookups.push(
      lookUpAny('pattern_resource_types', 'resource_type', resourceType),
    );
  }
  return [
    ...lookups,
    ...groupByKey(attribute).map(ids =>
      lookUpAny('pattern_attributes', 'attribute_id', ids),
    ),
  ];
}

function lookUpAny(table: string, column: string, values: string[]): Lookup {
  const names = values.map((_, index) => `value${index}`);
  return {
    table,
    match: `${column} in (${names.map(name => `:${name}`).join(', ')})`,
    bindings: Object.fromEntries(
      names.map((name, index) => [name, values[index]]),
    ),
  };
}
