import type { VersionState } from '@apo/backstage-plugin-patterns-common';
import {
  toStanding,
  type PatternRecord,
  type RankedVersion,
} from '@apo/backstage-plugin-patterns-node';
import { patternKey } from '../keys';
import type { Item } from '../Table';

/** How many versions there are in each state that some are in. */
export type VersionCounts = Partial<Record<VersionState, number>>;

/** A pattern as it is stored. */
export type StoredPattern = PatternRecord & {
  latestState?: VersionState;
  /** Counts all changes, those of its versions too. */
  edition: number;
  /** Counts the steps of its versions. */
  steps: number;
  /** How many versions it has in each state. */
  states?: VersionCounts;
};

/** The item of a pattern. */
export function toPatternItem(pattern: StoredPattern): Item {
  return { ...patternKey(pattern.name), ...pattern };
}

/** A stored pattern. */
export function fromPatternItem(item: Item): StoredPattern {
  const { pk: _pk, sk: _sk, ...pattern } = item;
  return pattern as StoredPattern;
}

/** What the store tells of a pattern. */
export function toPattern(stored: StoredPattern): PatternRecord {
  const {
    latestState: _state,
    edition: _edition,
    steps: _steps,
    states: _states,
    ...pattern
  } = stored;
  return pattern;
}

/** A pattern with its versions as they are now. */
export function withStanding(
  pattern: StoredPattern,
  versions: RankedVersion[],
  now: string,
): StoredPattern {
  const states = countStates(versions);
  return { ...pattern, ...toStanding(versions), states, updatedAt: now };
}

/** Counts versions by state. */
export function countStates(
  versions: { state: VersionState }[],
): VersionCounts {
  const counts: VersionCounts = {};
  for (const { state } of versions) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
