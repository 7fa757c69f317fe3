import { attributeId } from '@apo/backstage-plugin-patterns-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PatternFilter, PatternRecord } from './PatternStore';

/** What conditions are about. @public */
export type FilteredPattern = Pick<
  PatternRecord,
  'owner' | 'type' | 'newestState' | 'attributes'
>;

/**
 * Whether a pattern meets a policy's conditions; the same answer as the store
 * gives when the conditions are part of a query.
 * @public
 */
export function meetsFilter(
  pattern: FilteredPattern,
  filter: PermissionCriteria<PatternFilter>,
): boolean {
  if (isAndCriteria(filter)) {
    return filter.allOf.every(part => meetsFilter(pattern, part));
  }
  if (isOrCriteria(filter)) {
    return filter.anyOf.some(part => meetsFilter(pattern, part));
  }
  if (isNotCriteria(filter)) return !meetsFilter(pattern, filter.not);
  if (filter.key === 'attribute') return hasAttribute(pattern, filter);
  const value =
    filter.key === 'state' ? pattern.newestState : pattern[filter.key];
  return value !== undefined && filter.values.includes(value);
}

function hasAttribute(
  { attributes }: FilteredPattern,
  filter: PatternFilter & { key: 'attribute' },
): boolean {
  const wanted = filter.values.map(v => attributeId(filter.attribute, v));
  return Object.entries(attributes).some(([key, values]) =>
    values.some(value => wanted.includes(attributeId(key, value))),
  );
}
