import type {
  PatternLifecycle,
  Retirement,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';

/**
 * What an agent has to read first of a pattern or a version that it should not
 * use; undefined for one that it may.
 */
export function lifecycleNotice(
  state: PatternLifecycle | VersionState,
  retirement?: Retirement,
): string | undefined {
  if (state === 'published' || state === 'active') return undefined;
  if (state !== 'deprecated') {
    return `Not approved: it is ${state}. Do not use it; this is for who wrote it.`;
  }
  const reason = retirement
    ? ` Reason: ${retirement.reason}`
    : ' get-pattern has the reason.';
  const successor = retirement?.successor
    ? ` Use the pattern '${retirement.successor}' instead.`
    : '';
  return `Deprecated: do not use it for anything new.${reason}${successor}`;
}
