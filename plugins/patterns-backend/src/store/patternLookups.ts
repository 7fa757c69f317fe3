import type { PatternQuery } from '@apo/backstage-plugin-patterns-node';
import { afterPrefix, toSearchWords } from './searchTerms';
import type { Lookup } from './lookups';

/**
 * What a query looks for beside the columns of `patterns`: each word of the
 * search, and any of the resource types.
 *
 * @throws InputError when the search has too many words.
 */
export function toLookups({
  search = '',
  resourceType = [],
}: Pick<PatternQuery, 'search' | 'resourceType'>): Lookup[] {
  const lookups = toSearchWords(search).map(
    (word): Lookup => ({
      table: 'pattern_terms',
      match: 'term >= :word and term < :end',
      bindings: { word, end: afterPrefix(word) },
    }),
  );
  if (!resourceType.length) return lookups;
  const names = resourceType.map((_, index) => `type${index}`);
  return [
    ...lookups,
    {
      table: 'pattern_resource_types',
      match: `resource_type in (${names.map(name => `:${name}`).join(', ')})`,
      bindings: Object.fromEntries(
        names.map((name, index) => [name, resourceType[index]]),
      ),
    },
  ];
}
