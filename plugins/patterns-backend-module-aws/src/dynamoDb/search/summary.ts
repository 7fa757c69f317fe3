import type {
  PatternAttributes,
  PatternLifecycle,
  PatternType,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { parseAttributeId } from '@apo/backstage-plugin-patterns-common';
import {
  meetsFilter,
  type PatternFilter,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { StoredPattern, VersionCounts } from '../patterns/patternItem';

/** What patterns are filtered and counted by. */
export type Summary = {
  name: string;
  type: PatternType;
  owner: string;
  lifecycle: PatternLifecycle;
  latestVersion?: string;
  latestState?: VersionState;
  newestState?: VersionState;
  /** `Key:Value` as they were created. */
  attributes: string[];
  resourceTypes: string[];
  /** How many versions it has in each state. */
  states?: VersionCounts;
};

/** What a pattern is filtered and counted by. */
export function toSummary(
  pattern: StoredPattern,
  resourceTypes: string[],
): Summary {
  return {
    name: pattern.name,
    type: pattern.type,
    owner: pattern.owner,
    lifecycle: pattern.lifecycle,
    latestVersion: pattern.latestVersion,
    latestState: pattern.latestState,
    newestState: pattern.newestState,
    attributes: Object.entries(pattern.attributes).flatMap(([key, values]) =>
      values.map(value => `${key}:${value}`),
    ),
    resourceTypes,
    states: pattern.states,
  };
}

/** The identities of what a pattern carries. */
export function attributeIdsIn({ attributes }: Summary): string[] {
  return attributes.map(each => each.toLocaleUpperCase('en-US'));
}

/** Whether the caller may see a pattern. */
export function isVisible(
  summary: Summary,
  { unpublished, filter }: Visibility,
): boolean {
  if (!summary.latestState && !seesDraft(summary, unpublished)) return false;
  return !filter || meets(summary, filter);
}

/** Whether the caller may see what of a pattern is not published. */
export function seesDraft(
  summary: Summary,
  unpublished: Visibility['unpublished'],
): boolean {
  return typeof unpublished === 'boolean'
    ? unpublished
    : meets(summary, unpublished);
}

function meets(
  summary: Summary,
  filter: PermissionCriteria<PatternFilter>,
): boolean {
  const attributes: PatternAttributes = {};
  for (const id of summary.attributes) {
    const { key = '', value = '' } = parseAttributeId(id) ?? {};
    attributes[key] = [...(attributes[key] ?? []), value];
  }
  return meetsFilter({ ...summary, attributes }, filter);
}
