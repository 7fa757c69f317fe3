import type { VersionState } from '@apo/backstage-plugin-patterns-common';
import { version } from '../../__testUtils__/fixtures';
import { versionSteps } from './versionSteps';

const statusesIn = (state: VersionState) =>
  versionSteps({ ...version, state }).map(step => step.status);

describe('versionSteps', () => {
  it.each<[VersionState, string[]]>([
    ['validating', ['done', 'current', 'waiting', 'waiting']],
    ['invalid', ['done', 'failed', 'waiting', 'waiting']],
    ['in-review', ['done', 'done', 'current', 'waiting']],
    ['rejected', ['done', 'done', 'failed', 'waiting']],
    ['publishing', ['done', 'done', 'done', 'current']],
    ['publish-failed', ['done', 'done', 'done', 'failed']],
    ['published', ['done', 'done', 'done', 'done']],
  ])('shows how far a version in %s is', (state, expected) => {
    expect(statusesIn(state)).toEqual(expected);
  });

  it('tells who and when', () => {
    const [submitted, validated, reviewed, published] = versionSteps(version);
    expect(submitted).toMatchObject({ by: 'user:default/ada' });
    expect(validated.at).toBe('2026-01-02T09:00:02Z');
    expect(reviewed).toMatchObject({
      by: 'user:default/grace',
      at: '2026-01-02T09:30:00Z',
    });
    expect(published.at).toBe('2026-01-02T10:00:00Z');
  });

  it('does not credit a step of an older bundle to the present one', () => {
    const resubmitted = { ...version, digest: 'b2'.repeat(32) };
    expect(versionSteps(resubmitted)[1].at).toBeUndefined();
  });
});
