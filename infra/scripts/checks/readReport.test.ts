import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readReport } from './readReport';

const at = (constructPath: string) => [{ constructPath }];

describe('readReport', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names findings as they are acknowledged', () => {
    const report = {
      pluginReports: [
        {
          pluginName: 'cdk-validator-cfnguard',
          violations: [
            {
              ruleName: 'sqs_dlq_check',
              description: 'No dead letters',
              violatingConstructs: at('A/Queue'),
            },
          ],
          suppressedViolations: [
            {
              ruleName: 'other',
              description: 'Other',
              acknowledgedId: 'cdk-validator-cfnguard::other',
              violatingConstructs: at('A/Other'),
            },
          ],
        },
        {
          pluginName: 'AwsSolutions',
          violations: [
            {
              ruleName: 'AwsSolutions-S1',
              description: 'No logs.',
              violatingConstructs: at('A/Bucket'),
            },
          ],
        },
      ],
    };
    writeFileSync(
      path.join(folder, 'validation-report.json'),
      JSON.stringify(report),
    );
    expect(readReport(folder)).toEqual({
      findings: [
        {
          rule: 'cdk-validator-cfnguard::sqs_dlq_check',
          description: 'No dead letters',
          paths: ['A/Queue'],
        },
        {
          rule: 'AwsSolutions-S1',
          description: 'No logs',
          paths: ['A/Bucket'],
        },
      ],
      acknowledged: [
        {
          rule: 'cdk-validator-cfnguard::other',
          description: 'Other',
          paths: ['A/Other'],
        },
      ],
    });
  });
});
