import type { Knex } from 'knex';

/** Rows of a side table, of which a pattern must have one. */
export type Lookup = {
  /** A table with a `pattern_name`. */
  table: string;
  /** Which of its rows, as SQL with named bindings. */
  match: string;
  bindings: Record<string, string>;
};

/** Rows of a lookup that are read before it counts as common. */
const COMMON = 1000;
/** With fewer rows than this, the patterns of a lookup are fetched and sorted. */
const FEW = 100;

/**
 * The names of the patterns that every lookup finds, in one statement that is
 * quick for rare words and for common ones, without statistics:
 *
 * - when a lookup has few rows, its patterns are fetched and then sorted
 * - otherwise patterns are walked in the order of the list until the page is
 *   full. Rare lookups are sets that were read once; for common ones such a
 *   set would be large, so each pattern that is left is asked.
 *
 * @param walk - applies filters, order and limit to a statement over `patterns`
 */
export function selectByLookups(
  knex: Knex,
  lookups: Lookup[],
  walk: (patterns: Knex.QueryBuilder) => Knex.QueryBuilder,
): Knex.QueryBuilder {
  if (!lookups.length) return walk(knex('patterns'));
  const hasFew = `(${lookups
    .map((_, i) => `${sizeOf(i)} < ${FEW}`)
    .join(' or ')})`;
  const fetched = knex('candidates')
    .crossJoin(knex.raw('patterns'))
    .whereRaw('patterns.name = candidates.pattern_name');
  const walked = knex('patterns').whereRaw(`not ${hasFew}`);
  const branches = [fetched, walked].map((branch, i) =>
    knex.select('*').from(walk(whereFound(branch, lookups)).as(`branch_${i}`)),
  );
  return withHits(knex, lookups, knex.unionAll(branches));
}

/** Reads the rows of each lookup up to the limit, and picks the shortest. */
function withHits(
  knex: Knex,
  lookups: Lookup[],
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  lookups.forEach(({ table, match, bindings }, i) => {
    query.withMaterialized(
      `hits_${i}`,
      knex.raw(
        `select pattern_name from ${table} where ${match} limit ${COMMON}`,
        bindings,
      ),
    );
    query.withMaterialized(
      `size_${i}`,
      knex.raw(`select count(*) as size from hits_${i}`),
    );
  });
  const shortest = lookups.map((_, i) => {
    const others = lookups.map((__, j) => `${sizeOf(i)} <= ${sizeOf(j)}`);
    return `select pattern_name from hits_${i} where ${sizeOf(
      i,
    )} < ${FEW} and ${others.join(' and ')}`;
  });
  return query.withMaterialized(
    'candidates',
    knex.raw(
      `select distinct pattern_name from (${shortest.join(
        ' union all ',
      )}) as shortest`,
    ),
  );
}

/** The sets come first: they leave few patterns to be asked. */
function whereFound(
  query: Knex.QueryBuilder,
  lookups: Lookup[],
): Knex.QueryBuilder {
  const inSets = lookups.map(
    (_, i) =>
      `case when ${sizeOf(
        i,
      )} < ${COMMON} then patterns.name in (select pattern_name from hits_${i}) else true end`,
  );
  // A subselect and not exists(): PostgreSQL would hash all rows for that.
  const asked = lookups.map(
    ({ table, match }, i) =>
      `case when ${sizeOf(
        i,
      )} < ${COMMON} then true else (select 1 from ${table} where ${table}.pattern_name = patterns.name and ${numbered(
        match,
        i,
      )} limit 1) is not null end`,
  );
  const bindings = lookups.flatMap((lookup, i) =>
    Object.entries(lookup.bindings).map(([name, value]) => [
      numbered(`:${name}`, i).slice(1),
      value,
    ]),
  );
  return query.whereRaw(
    `case when ${inSets.join(' and ')} then ${asked.join(
      ' and ',
    )} else false end`,
    Object.fromEntries(bindings),
  );
}

function sizeOf(lookup: number) {
  return `(select size from size_${lookup})`;
}

/** The same bindings of several lookups go into one statement. */
function numbered(match: string, lookup: number) {
  return match.replace(/:(\w+)/g, `:$1_${lookup}`);
}
