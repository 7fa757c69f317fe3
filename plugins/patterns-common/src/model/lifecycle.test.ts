import {
  isLifecycleState,
  lifecyclePath,
  lifecycleStates,
  lifecycleSubject,
  versionOfSubject,
} from './lifecycle';
import { mayTransition, versionStates } from './versionStates';

describe('lifecycle', () => {
  it('is of the states of what was published', () => {
    expect(versionStates.filter(isLifecycleState)).toEqual(lifecycleStates);
  });

  it('goes from each state to each other by legal steps', () => {
    for (const from of lifecycleStates) {
      for (const to of lifecycleStates) {
        const path = lifecyclePath(from, to);
        expect(path.at(-1) ?? from).toBe(to);
        const states = [from, ...path];
        const steps = path.map((state, i) => mayTransition(states[i], state));
        expect(steps).not.toContain(false);
      }
    }
  });

  it('names a version as a subject, and back', () => {
    const ref = { patternName: 'a_b-c', version: '1.0.0-rc.1+build.2' };
    const { kind, id } = lifecycleSubject(ref);
    expect([kind, id]).toEqual(['lifecycle', 'a_b-c@1.0.0-rc.1+build.2']);
    expect(versionOfSubject(id)).toEqual(ref);
  });
});
