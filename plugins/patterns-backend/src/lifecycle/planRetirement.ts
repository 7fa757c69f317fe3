import {
  lifecyclePath,
  lifecycleStates,
  type LifecycleState,
  type Retirement,
} from '@apo/backstage-plugin-patterns-common';
import type {
  RetirementRecord,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';

/** A version that was published once. */
export type LivedVersion = VersionRecord & { state: LifecycleState };

/** Where versions are to be, and what is said of it. */
export type LifecycleGoal = Pick<Retirement, 'successor' | 'by' | 'at'> & {
  state: LifecycleState;
  /** Absent to have it published again. */
  reason?: string;
};

/** What a version goes through; `null` means that it is not retired any more. */
export type RetirementPlan = {
  version: LivedVersion;
  steps: { to: LifecycleState; retirement?: RetirementRecord | null }[];
  /** What changes of a version that stays in its state. */
  correction?: RetirementRecord;
};

/** What one version goes through when it is retired, or returns, by itself. */
export function planVersion(
  version: LivedVersion,
  goal: LifecycleGoal,
): RetirementPlan {
  const way = compare(version.state, goal.state);
  if (way === 0) return correct(version, goal);
  if (way < 0) {
    const { state, retirement } = version;
    const before = { state: state as 'published' | 'deprecated', retirement };
    return goOn(version, goal.state, say(goal, { scope: 'version', before }));
  }
  if (goal.state === 'published') return goBack(version, 'published', null);
  return goBack(version, goal.state, returned(version, goal));
}

/** What a version goes through when its whole pattern is retired, or returns. */
export function planWithPattern(
  version: LivedVersion,
  goal: LifecycleGoal,
): RetirementPlan {
  const { state, retirement } = version;
  const way = compare(state, goal.state);
  const withPattern = retirement?.scope === 'pattern';
  if (way < 0) {
    // Who is under way already keeps what it was at first.
    const before = withPattern
      ? retirement.before
      : { state: state as 'published' | 'deprecated', retirement };
    return goOn(version, goal.state, say(goal, { scope: 'pattern', before }));
  }
  if (!withPattern) return way > 0 ? forgetPattern(version) : stay(version);
  if (way === 0) return correct(version, goal);
  const { before } = retirement;
  const isBack = compare(before.state, goal.state) >= 0;
  return isBack
    ? goBack(version, before.state, before.retirement ?? null)
    : goBack(version, goal.state, say(goal, { scope: 'pattern', before }));
}

/** It was retired by itself as well: from then on by itself alone. */
function forgetPattern(version: LivedVersion): RetirementPlan {
  const { retirement } = version;
  const earlier = retirement?.before.retirement;
  if (!retirement || earlier?.scope !== 'pattern') return stay(version);
  return {
    ...stay(version),
    correction: { ...retirement, before: earlier.before },
  };
}

/** Another reason or successor of the same state. */
function correct(version: LivedVersion, goal: LifecycleGoal): RetirementPlan {
  const { retirement } = version;
  if (!retirement || isSaid(retirement, goal)) return stay(version);
  return { ...stay(version), correction: say(goal, retirement) };
}

/** What a version is retired for that was revoked and is deprecated again. */
function returned(version: LivedVersion, goal: LifecycleGoal) {
  const { retirement } = version;
  const earlier = retirement?.before.retirement;
  if (earlier) return isSaid(earlier, goal) ? earlier : say(goal, earlier);
  const before = { state: 'published' as const };
  return say(goal, { scope: retirement?.scope ?? 'version', before });
}

function goOn(
  version: LivedVersion,
  to: LifecycleState,
  retirement: RetirementRecord,
): RetirementPlan {
  const path = lifecyclePath(version.state, to);
  return { version, steps: path.map(state => ({ to: state, retirement })) };
}

/** On its way back it stays retired for what it was, to the last step. */
function goBack(
  version: LivedVersion,
  to: LifecycleState,
  retirement: RetirementRecord | null,
): RetirementPlan {
  const path = lifecyclePath(version.state, to);
  const steps = path.map((state, i) =>
    i === path.length - 1 ? { to: state, retirement } : { to: state },
  );
  return { version, steps };
}

function stay(version: LivedVersion): RetirementPlan {
  return { version, steps: [] };
}

function say(
  { reason = '', successor, by, at }: LifecycleGoal,
  { scope, before }: Pick<RetirementRecord, 'scope' | 'before'>,
): RetirementRecord {
  return { reason, ...(successor && { successor }), by, at, scope, before };
}

function isSaid(retirement: Retirement, { reason, successor }: LifecycleGoal) {
  return retirement.reason === reason && retirement.successor === successor;
}

/** Below 0 when the first is the earlier one in a version's life. */
function compare(one: LifecycleState, other: LifecycleState): number {
  return lifecycleStates.indexOf(one) - lifecycleStates.indexOf(other);
}
