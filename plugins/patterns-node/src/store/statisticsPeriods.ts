/** Months that statistics go back, this one among them. @public */
export const STATISTICS_MONTHS = 12;
/** A published pattern is stale when nothing of it changed for so many months. @public */
export const STALE_MONTHS = 6;

/** The last twelve months, oldest first, as `YYYY-MM` in UTC. @public */
export function lastMonths(now: Date): string[] {
  return Array.from({ length: STATISTICS_MONTHS }, (_, i) =>
    new Date(
      Date.UTC(
        now.getUTCFullYear(),
        now.getUTCMonth() - (STATISTICS_MONTHS - 1 - i),
      ),
    )
      .toISOString()
      .slice(0, 7),
  );
}

/** What was not changed since this time is stale; ISO 8601 in UTC. @public */
export function staleBefore(now: Date): string {
  const before = new Date(now);
  before.setUTCDate(1);
  before.setUTCMonth(before.getUTCMonth() - STALE_MONTHS);
  const days = new Date(
    Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0),
  ).getUTCDate();
  before.setUTCDate(Math.min(now.getUTCDate(), days));
  return before.toISOString();
}

/** Where a percentile is in a sorted list that is not empty: the nearest rank, from 0 on. @public */
export function nearestRank(length: number, percentile: number): number {
  return Math.max(Math.ceil((percentile / 100) * length), 1) - 1;
}

/** Milliseconds as hours with two decimals. @public */
export function toHours(ms: number): number {
  return Math.round(ms / 36_000) / 100;
}

/**
 * How long a version took from its submission to its publication, in
 * milliseconds, and the month of the latter. Clocks of replicas differ a
 * little; no version was published before it was submitted.
 * @public
 */
export function toPublicationTime(
  submittedAt: string,
  publishedAt: string,
): { month: string; durationMs: number } {
  const durationMs = Date.parse(publishedAt) - Date.parse(submittedAt);
  return {
    month: new Date(publishedAt).toISOString().slice(0, 7),
    durationMs: Math.max(Math.round(durationMs), 0),
  };
}

/** Whether a step is the one that published a version; taking a deprecation back is none. @public */
export function isPublication(step: { from?: string; to: string }): boolean {
  return step.from === 'publishing' && step.to === 'published';
}
