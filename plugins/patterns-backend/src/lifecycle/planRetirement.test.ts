import type { LifecycleState } from '@apo/backstage-plugin-patterns-common';
import type { RetirementRecord } from '@apo/backstage-plugin-patterns-node';
import {
  planVersion,
  planWithPattern,
  type LifecycleGoal,
  type LivedVersion,
  type RetirementPlan,
} from './planRetirement';

const goalOf = (
  state: LifecycleState,
  reason = state === 'published' ? undefined : `to be ${state}`,
): LifecycleGoal => ({ state, reason, by: 'user:default/admin', at: 'now' });

const aVersion = (
  state: LifecycleState,
  retirement?: RetirementRecord,
): LivedVersion => ({ version: '1.0.0', state, retirement } as LivedVersion);

const pathOf = ({ steps }: RetirementPlan) => steps.map(({ to }) => to);

/** Stops after so many steps when it is broken off. */
function carryOut(plan: RetirementPlan, steps = Infinity): LivedVersion {
  let { state, retirement } = plan.version;
  for (const step of plan.steps.slice(0, steps)) {
    state = step.to;
    if (step.retirement !== undefined)
      retirement = step.retirement ?? undefined;
  }
  if (plan.correction) retirement = plan.correction;
  return aVersion(state, retirement);
}

describe('a version by itself', () => {
  it.each<[LifecycleState, LifecycleState, LifecycleState[]]>([
    ['published', 'published', []],
    ['published', 'deprecated', ['deprecated']],
    ['published', 'revoked', ['deprecated', 'revoked']],
    ['deprecated', 'published', ['published']],
    ['deprecated', 'revoked', ['revoked']],
    ['revoked', 'deprecated', ['deprecated']],
    ['revoked', 'published', ['deprecated', 'published']],
  ])('goes from %s to %s by legal steps', (from, to, path) => {
    const version = carryOut(planVersion(aVersion('published'), goalOf(from)));
    const plan = planVersion(version, goalOf(to));
    expect(pathOf(plan)).toEqual(path);
    const { state, retirement } = carryOut(plan);
    expect(state).toBe(to);
    expect(retirement?.reason).toBe(goalOf(to).reason);
  });

  it('says another reason without a step, and the same without anything', () => {
    const deprecated = carryOut(
      planVersion(aVersion('published'), goalOf('deprecated')),
    );
    const again = planVersion(deprecated, goalOf('deprecated'));
    expect(again).toEqual({ version: deprecated, steps: [] });
    const other = planVersion(deprecated, goalOf('deprecated', 'Because'));
    expect(other.steps).toEqual([]);
    expect(other.correction).toEqual({
      ...deprecated.retirement,
      reason: 'Because',
    });
  });

  it('is deprecated for what it was, when the revocation is undone', () => {
    const deprecated = carryOut(
      planVersion(aVersion('published'), goalOf('deprecated')),
    );
    const revoked = carryOut(planVersion(deprecated, goalOf('revoked')));
    const undone = carryOut(planVersion(revoked, goalOf('deprecated')));
    expect(undone).toEqual(deprecated);
  });
});

describe('a version with its pattern', () => {
  it('comes back as it was when all of it was published', () => {
    const before = aVersion('published');
    const revoked = carryOut(planWithPattern(before, goalOf('revoked')));
    expect(revoked).toMatchObject({
      state: 'revoked',
      retirement: { scope: 'pattern', reason: 'to be revoked' },
    });
    const back = planWithPattern(revoked, goalOf('published'));
    expect(pathOf(back)).toEqual(['deprecated', 'published']);
    expect(carryOut(back)).toEqual(before);
  });

  it('comes back as it was when it was deprecated by itself', () => {
    const before = carryOut(
      planVersion(aVersion('published'), goalOf('deprecated', 'Mine')),
    );
    const revoked = carryOut(planWithPattern(before, goalOf('revoked')));
    const back = planWithPattern(revoked, goalOf('published'));
    expect(pathOf(back)).toEqual(['deprecated']);
    expect(carryOut(back)).toEqual(before);
  });

  it('comes back as it was after deprecation and revocation', () => {
    const deprecated = carryOut(
      planWithPattern(aVersion('published'), goalOf('deprecated')),
    );
    const revoked = carryOut(planWithPattern(deprecated, goalOf('revoked')));
    const half = carryOut(planWithPattern(revoked, goalOf('deprecated')));
    expect(half).toEqual(deprecated);
    expect(carryOut(planWithPattern(half, goalOf('published')))).toEqual(
      aVersion('published'),
    );
  });

  it.each(['deprecated', 'published'] as const)(
    'stays revoked by itself when the pattern is %s',
    state => {
      const revoked = carryOut(
        planVersion(aVersion('published'), goalOf('revoked')),
      );
      const plan = planWithPattern(revoked, goalOf(state));
      expect(plan).toEqual({ version: revoked, steps: [] });
    },
  );

  it('is retired by itself alone, once its pattern is back', () => {
    const deprecated = carryOut(
      planWithPattern(aVersion('published'), goalOf('deprecated')),
    );
    const revoked = carryOut(planVersion(deprecated, goalOf('revoked')));
    const kept = carryOut(planWithPattern(revoked, goalOf('published')));
    expect(kept.state).toBe('revoked');
    expect(kept.retirement).toEqual({
      ...revoked.retirement,
      before: { state: 'published' },
    });
  });

  it('goes on to the same end where it was broken off', () => {
    const goal = goalOf('revoked');
    const whole = carryOut(planWithPattern(aVersion('published'), goal));
    const half = carryOut(planWithPattern(aVersion('published'), goal), 1);
    expect(half.state).toBe('deprecated');
    expect(carryOut(planWithPattern(half, goal))).toEqual(whole);

    const back = goalOf('published');
    const halfBack = carryOut(planWithPattern(whole, back), 1);
    expect(halfBack.state).toBe('deprecated');
    expect(carryOut(planWithPattern(halfBack, back))).toEqual(
      aVersion('published'),
    );
  });
});
