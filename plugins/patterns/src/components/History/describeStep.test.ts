import type {
  Transition,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { describeStep } from './describeStep';

const step = (
  from: VersionState | undefined,
  to: VersionState,
): Transition => ({
  version: '1.0.0',
  ...(from && { from }),
  to,
  actor: 'user:default/ada',
  at: '2026-01-01T00:00:00Z',
  digest: 'a',
});

describe('describeStep', () => {
  it.each<[VersionState | undefined, VersionState, string, string | undefined]>(
    [
      [undefined, 'validating', 'Submitted', undefined],
      ['rejected', 'validating', 'Submitted again', 'Rejected'],
      ['validating', 'in-review', 'In review', undefined],
      ['publish-failed', 'publishing', 'Publishing', 'Publishing failed'],
      ['deprecated', 'published', 'Published', 'Deprecated'],
      ['published', 'deprecated', 'Deprecated', undefined],
      ['revoked', 'deprecated', 'Deprecated', 'Revoked'],
    ],
  )('from %s to %s is "%s", from %s', (from, to, label, said) => {
    const words = describeStep(step(from, to));
    expect(words.label).toBe(label);
    expect(words.from).toBe(said);
  });

  it('lets nothing turn that is over', () => {
    expect(describeStep(step('approved', 'publishing')).tone).toBe('neutral');
    expect(describeStep(step('publishing', 'published')).tone).toBe('positive');
  });
});
