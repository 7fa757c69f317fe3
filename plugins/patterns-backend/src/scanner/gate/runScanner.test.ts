import type { PatternScanner } from '@apo/backstage-plugin-patterns-node';
import { noSignal } from '../testing/limits';
import { runScanner } from './runScanner';

const targets = [{ file: '/nowhere/0.yaml', template: 'template.yaml' }];

function scanner(scan: PatternScanner['scan']): PatternScanner {
  return { name: 'acme', stage: 'policy', scan };
}

describe('runScanner', () => {
  it('fails a scanner that never answers, and tells it to stop', async () => {
    let told: AbortSignal | undefined;
    const outcome = await runScanner(
      scanner((_, { signal }) => {
        told = signal;
        return new Promise(() => {});
      }),
      targets,
      { signal: noSignal(), deadlineMs: 100 },
    );
    expect(outcome.findings).toMatchObject([
      {
        tool: 'acme',
        ruleId: 'scanner-failed',
        severity: 'error',
        template: 'template.yaml',
        message: expect.stringContaining('it gave no answer within 0.1 s'),
      },
    ]);
    expect(told?.aborted).toBe(true);
  });

  it('lets no scanner speak for another', async () => {
    const outcome = await runScanner(
      scanner(async () => ({
        rulesChecked: 1,
        findings: [
          {
            tool: 'template',
            ruleId: 'R',
            severity: 'error',
            message: 'm',
            template: 't',
          },
        ],
      })),
      targets,
      { signal: noSignal(), deadlineMs: 10_000 },
    );
    expect(outcome.findings).toMatchObject([{ tool: 'acme', ruleId: 'R' }]);
  });
});
