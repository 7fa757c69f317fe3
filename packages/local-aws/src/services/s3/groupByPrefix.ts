/** The greatest code point: sorts after every key that goes on from a prefix. */
const LAST = '\u{10FFFF}';

/** One page of a listing. */
export interface KeyPage<T> {
  items: T[];
  prefixes: string[];
  /** Where the next page starts, exclusively; undefined on the last one. */
  next?: string;
}

/**
 * Cuts one page out of a list in key order. Keys that have the delimiter after
 * the prefix are folded into one common prefix, which counts as one key.
 */
export function groupByPrefix<T extends { key: string }>(
  sorted: T[],
  prefix: string,
  delimiter: string | undefined,
  limit: number,
): KeyPage<T> {
  const page: KeyPage<T> = { items: [], prefixes: [] };
  if (limit === 0) return page;
  let last = '';
  for (const item of sorted) {
    const end = delimiter ? item.key.indexOf(delimiter, prefix.length) : -1;
    const group =
      end < 0 ? undefined : item.key.slice(0, end + (delimiter ?? '').length);
    if (group !== undefined && group === page.prefixes.at(-1)) continue;
    if (page.items.length + page.prefixes.length === limit) {
      return { ...page, next: last };
    }
    if (group === undefined) page.items.push(item);
    else page.prefixes.push(group);
    last = group === undefined ? item.key : group + LAST;
  }
  return page;
}
