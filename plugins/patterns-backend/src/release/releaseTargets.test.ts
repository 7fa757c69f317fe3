import type { ReleaseTarget } from '@apo/backstage-plugin-patterns-common';
import { missingTargets, resetTargets, settleTargets } from './releaseTargets';

const eu = { name: 'eu', region: 'eu-west-1' };
const us = { name: 'us', region: 'us-east-1' };
const publication = {
  targetName: 'eu',
  target: 'service-catalog' as const,
  publishedAt: '2026-01-01T00:00:00.000Z',
  digest: 'd'.repeat(64),
  accountId: '123456789012',
  region: 'eu-west-1',
};
const failed: ReleaseTarget = { ...us, state: 'failed', message: 'Denied' };

describe('the targets of a release', () => {
  it('are published where there is a publication, whatever the task says', () => {
    const told: ReleaseTarget[] = [
      { ...eu, state: 'failed', message: 'Too late' },
      { ...us, state: 'published' },
    ];
    expect(settleTargets(told, [publication])).toEqual([
      { ...eu, state: 'published', accountId: publication.accountId },
      { ...us, state: 'pending' },
    ]);
  });

  it('keep why they failed, until the release starts again', () => {
    const targets = settleTargets([{ ...eu, state: 'pending' }, failed], []);
    expect(targets[1]).toEqual(failed);
    expect(resetTargets(targets)).toEqual([
      { ...eu, state: 'pending' },
      { ...us, state: 'pending' },
    ]);
    expect(resetTargets()).toBeUndefined();
  });

  it('are missing until all are published', () => {
    const targets = settleTargets([{ ...eu, state: 'pending' }, failed], []);
    expect(missingTargets(targets, [publication])).toEqual(['us']);
    expect(missingTargets(undefined, [publication])).toEqual([]);
  });
});
