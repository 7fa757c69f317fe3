import type { AwsFinding } from '@apo/backstage-plugin-patterns-common';
import type { AwsCheck } from '@apo/backstage-plugin-patterns-node';
import { runCheck } from './runCheck';

function checkThat(run: AwsCheck['run']): AwsCheck {
  return { id: 's3/b', service: 'Amazon S3', resource: 'bucket b', run };
}

const ok: AwsFinding = { state: 'ok', message: 'Fine.' };
const warning: AwsFinding = { state: 'warning', message: 'Look.', fix: 'Do.' };
const failed: AwsFinding = { state: 'failed', message: 'Bad.' };
const skipped: AwsFinding = { state: 'skipped', message: 'Nothing.' };

describe('a check', () => {
  it.each<[AwsFinding[], string]>([
    [[ok], 'ok'],
    [[ok, warning], 'warning'],
    [[warning, failed, ok], 'failed'],
    [[ok, skipped], 'ok'],
    [[skipped], 'skipped'],
    [[], 'skipped'],
  ])('that finds %j is %s', async (findings, state) => {
    const result = await runCheck(
      checkThat(async () => ({ findings })),
      1_000,
    );
    expect(result).toMatchObject({ id: 's3/b', state, facts: {} });
  });

  it('shows the worst first', async () => {
    const { findings } = await runCheck(
      checkThat(async () => ({ findings: [ok, warning, failed] })),
      1_000,
    );
    expect(findings).toEqual([failed, warning, ok]);
  });

  it('that throws is a failure without a stack', async () => {
    const result = await runCheck(
      checkThat(async () => {
        throw new TypeError('No such account 42');
      }),
      1_000,
    );
    expect(result).toMatchObject({
      state: 'failed',
      findings: [{ message: expect.stringContaining('No such account 42') }],
    });
    expect(JSON.stringify(result)).not.toContain('runCheck.test');
  });

  it('that takes too long is a failure, and hears that nobody waits', async () => {
    let seen: AbortSignal | undefined;
    const result = await runCheck(
      checkThat(signal => {
        seen = signal;
        return new Promise(() => {});
      }),
      20,
    );
    expect(seen!.aborted).toBe(true);
    expect(result).toMatchObject({
      state: 'failed',
      findings: [{ message: 'There was no answer within 0.02 seconds.' }],
    });
  });
});
