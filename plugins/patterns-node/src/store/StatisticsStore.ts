import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import type { Visibility } from './PatternStore';

/** A rule that a version did not meet. @public */
export type RefusedRule = { tool: string; ruleId: string };

/** How often a rule refused a version. @public */
export type RuleRefusals = RefusedRule & { count: number };

/** When figures are asked for, and which patterns may be named in them. @public */
export type StatisticsQuery = {
  /** What is stale and which months are the last ones is seen from here. */
  now: Date;
  /** Patterns that are named; counts are over all of them. */
  visibility: Visibility;
};

/** Rules that are told, at most. @public */
export const MAX_REFUSALS = 20;
/** Patterns that are told as most used, or as stale, at most. @public */
export const MAX_NAMED_PATTERNS = 10;

/**
 * Figures over all that a store keeps. Percentiles are exact: the value at the
 * nearest rank, in hours with two decimals.
 * @public
 */
export interface StatisticsStore {
  /** All figures, in statements on indexes; no version is read. */
  getStatistics(query: StatisticsQuery): Promise<Omit<Statistics, 'at'>>;
}
