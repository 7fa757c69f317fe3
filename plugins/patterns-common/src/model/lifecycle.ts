import type { SyncSubject, VersionRef, VersionState } from './types';

/**
 * The states of what was published once, from offered to withdrawn. A version
 * goes from one to its neighbours only.
 * @public
 */
export const lifecycleStates = ['published', 'deprecated', 'revoked'] as const;

/** Where a version is that was published once. @public */
export type LifecycleState = (typeof lifecycleStates)[number];

/** Whether a version in this state was published once. @public */
export function isLifecycleState(state: VersionState): state is LifecycleState {
  return (lifecycleStates as readonly VersionState[]).includes(state);
}

/** The states that a version passes on its way to another, that one last. @public */
export function lifecyclePath(
  from: LifecycleState,
  to: LifecycleState,
): LifecycleState[] {
  const [start, end] = [from, to].map(state => lifecycleStates.indexOf(state));
  return start <= end
    ? lifecycleStates.slice(start + 1, end + 1)
    : lifecycleStates.slice(end, start).reverse();
}

/** What is asked for to have AWS show the lifecycle of a version. @public */
export function lifecycleSubject({
  patternName,
  version,
}: VersionRef): SyncSubject {
  return { kind: 'lifecycle', id: `${patternName}@${version}` };
}

/** The version that a subject of kind `lifecycle` is about. @public */
export function versionOfSubject(id: string): VersionRef {
  // Names have no @, and neither have versions.
  const [patternName, version = ''] = id.split('@');
  return { patternName, version };
}
