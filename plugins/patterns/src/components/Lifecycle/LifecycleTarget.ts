import {
  isLifecycleState,
  type LifecycleState,
  type Pattern,
  type PatternVersion,
  type Retirement,
} from '@apo/backstage-plugin-patterns-common';

/** What is retired, or returns: a whole pattern, or one version of it. */
export type LifecycleTarget = {
  patternName: string;
  /** Absent for the whole pattern. */
  version?: string;
  /** For people. */
  title: string;
  type: Pattern['type'];
  /** Where it is, as far as it was retired as this target. */
  state: LifecycleState;
  retirement?: Retirement;
  /** What one may have it be, of what it is not. */
  offers: LifecycleState[];
};

/** A version, as something to retire; undefined when it was never published. */
export function versionTarget(
  version: PatternVersion,
): LifecycleTarget | undefined {
  const { state, can, retirement } = version;
  if (!isLifecycleState(state)) return undefined;
  const back = state === 'revoked' ? can.revoke : can.deprecate;
  return {
    patternName: version.patternName,
    version: version.version,
    title: `${version.patternTitle} ${version.version}`,
    type: version.type,
    state,
    retirement,
    offers: [
      ...offer('published', state !== 'published' && back.allowed),
      ...offer('deprecated', state === 'published' && can.deprecate.allowed),
      ...offer('revoked', state !== 'revoked' && can.revoke.allowed),
    ],
  };
}

/** A pattern, as something to retire; undefined when nothing of it was published. */
export function patternTarget(pattern: Pattern): LifecycleTarget | undefined {
  const { versions, can } = pattern;
  const states = versions.map(v => v.state).filter(isLifecycleState);
  if (!states.length) return undefined;
  const whole = versions.find(v => v.retirement?.scope === 'pattern');
  const state = whole ? (whole.state as LifecycleState) : 'published';
  const back = state === 'revoked' ? can.revoke : can.deprecate;
  return {
    patternName: pattern.name,
    title: pattern.title,
    type: pattern.type,
    state,
    retirement: whole?.retirement,
    offers: [
      ...offer('published', !!whole && back.allowed),
      ...offer(
        'deprecated',
        states.includes('published') && can.deprecate.allowed,
      ),
      ...offer(
        'revoked',
        states.some(each => each !== 'revoked') && can.revoke.allowed,
      ),
    ],
  };
}

function offer(state: LifecycleState, isOffered: boolean) {
  return isOffered ? [state] : [];
}
