import type { Knex } from 'knex';

/** Rows of a side table, of which a pattern must have one. */
export type Lookup = {
  /** A table with a `pattern_name`. */
  table: string;
  /** Which of its rows, as SQL with named bindings. */
  match: string;
  bindings: Record<string, string>;
};

/** From this many rows on, a lookup counts as common. */
const COMMON = 500;

/**
 * Keeps the rows of `patterns` that every lookup finds, at about the same cost
 * for rare words and for common ones, and without statistics.
 *
 * The rows of a rare lookup are read once, as the set of its patterns. For a
 * common one that set would be large while a page is soon full, so patterns
 * are asked one by one. Which it is shows while reading up to the limit, in
 * the same statement. The sets come first: they leave few patterns to be asked.
 */
export function whereLookups(
  knex: Knex,
  query: Knex.QueryBuilder,
  lookups: Lookup[],
): void {
  if (!lookups.length) return;
  lookups.forEach(({ table, match, bindings }, i) =>
    query.withMaterialized(
      `hits_${i}`,
      knex.raw(
        `select pattern_name from ${table} where ${match} limit ${COMMON}`,
        bindings,
      ),
    ),
  );
  const inSets = lookups.map(
    (_, i) =>
      `case when ${isRare(i)}
        then patterns.name in (select pattern_name from hits_${i})
        else true end`,
  );
  // A subselect and not exists(): PostgreSQL would hash all rows for that.
  const asked = lookups.map(
    ({ table, match }, i) =>
      `case when ${isRare(i)} then true
        else (
          select 1 from ${table}
          where pattern_name = patterns.name and ${numbered(match, i)} limit 1
        ) is not null end`,
  );
  query.whereRaw(
    `case when ${inSets.join(' and ')}
      then ${asked.join(' and ')}
      else false end`,
    numberedBindings(lookups),
  );
}

function isRare(lookup: number) {
  return `(select count(*) from hits_${lookup}) < ${COMMON}`;
}

/** Several lookups have bindings of the same name. */
function numbered(match: string, lookup: number) {
  return match.replace(/:(\w+)/g, `:$1_${lookup}`);
}

function numberedBindings(lookups: Lookup[]): Record<string, string> {
  return Object.fromEntries(
    lookups.flatMap(({ bindings }, i) =>
      Object.entries(bindings).map(([name, value]) => [`${name}_${i}`, value]),
    ),
  );
}
