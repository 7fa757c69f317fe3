import type { Knex } from 'knex';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  checkText,
  type PatternFilter,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { attributeId } from '@apo/backstage-plugin-patterns-common';

const columns = { owner: 'owner', type: 'type', state: 'newest_state' };

/** Keeps the rows of `patterns` that the caller may see. */
export function whereVisible(
  query: Knex.QueryBuilder,
  { unpublished, filter }: Visibility,
): void {
  if (unpublished === false) query.whereNotNull('patterns.latest_state');
  if (typeof unpublished === 'object') {
    query.where(any =>
      any
        .whereNotNull('patterns.latest_state')
        .orWhere(draft => whereFilter(draft, unpublished)),
    );
  }
  if (filter) whereFilter(query, filter);
}

/** Keeps the rows of `patterns` that meet a policy's conditions. */
export function whereFilter(
  query: Knex.QueryBuilder,
  filter: PermissionCriteria<PatternFilter>,
): void {
  if (isAndCriteria(filter)) {
    for (const part of filter.allOf) {
      query.where(nested => whereFilter(nested, part));
    }
  } else if (isOrCriteria(filter)) {
    query.where(any => {
      for (const part of filter.anyOf) {
        any.orWhere(nested => whereFilter(nested, part));
      }
    });
  } else if (isNotCriteria(filter)) {
    query.whereNot(nested => whereFilter(nested, filter.not));
  } else {
    whereCondition(query, filter);
  }
}

function whereCondition(query: Knex.QueryBuilder, filter: PatternFilter) {
  checkText({ values: filter.values });
  if (filter.key !== 'attribute') {
    query.whereIn(`patterns.${columns[filter.key]}`, filter.values);
    return;
  }
  checkText({ attribute: filter.attribute });
  query.whereExists(attributes =>
    attributes
      .from('pattern_attributes')
      .whereRaw('pattern_attributes.pattern_name = patterns.name')
      .whereIn(
        'pattern_attributes.attribute_id',
        filter.values.map(value => attributeId(filter.attribute, value)),
      ),
  );
}
