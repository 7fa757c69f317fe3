import {
  mayTransition,
  versionStates,
  versionTransitions,
} from './versionStates';

describe('version states', () => {
  it('allow the steps of the design and no other', () => {
    const legal = versionStates.flatMap(from =>
      versionStates
        .filter(to => mayTransition(from, to))
        .map(to => `${from} > ${to}`),
    );
    expect(legal).toEqual([
      'validating > invalid',
      'validating > in-review',
      'invalid > validating',
      'in-review > rejected',
      'in-review > approved',
      'rejected > validating',
      'approved > publishing',
      'publishing > publish-failed',
      'publishing > published',
      'publish-failed > publishing',
      'published > deprecated',
      'deprecated > published',
      'deprecated > revoked',
      'revoked > deprecated',
    ]);
  });

  it('lead from validating to every other state', () => {
    const reached = new Set(['validating']);
    for (const state of reached) {
      versionTransitions[state as never as 'validating'].forEach(s =>
        reached.add(s),
      );
    }
    expect([...reached].sort()).toEqual([...versionStates].sort());
  });
});
