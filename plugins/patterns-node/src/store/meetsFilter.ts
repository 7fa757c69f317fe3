import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PatternFilter, PatternRecord } from './PatternStore';

/**
 * Whether a pattern meets a policy's conditions; the same answer as the store
 * gives when the conditions are part of a query.
 * @public
 */
export function meetsFilter(
  pattern: PatternRecord,
  filter: PermissionCriteria<PatternFilter>,
): boolean {
  if (isAndCriteria(filter)) {
    return filter.allOf.every(part => meetsFilter(pattern, part));
  }
  if (isOrCriteria(filter)) {
    return filter.anyOf.some(part => meetsFilter(pattern, part));
  }
  if (isNotCriteria(filter)) return !meetsFilter(pattern, filter.not);
  const value = valueOf(pattern, filter);
  return value !== undefined && filter.values.includes(value);
}

function valueOf(pattern: PatternRecord, filter: PatternFilter) {
  switch (filter.key) {
    case 'attribute':
      return pattern.attributes[filter.attribute];
    case 'state':
      return pattern.newestState;
    default:
      return pattern[filter.key];
  }
}
