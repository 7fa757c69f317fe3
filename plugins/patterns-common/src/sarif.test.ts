import { toSarif } from './sarif';

/** The part of SARIF that is looked at. */
type Log = {
  version: string;
  runs: { tool: { driver: { rules: object[] } }; results: object[] }[];
};

describe('toSarif', () => {
  it('tells each finding under the scanner that made it', () => {
    const sarif = toSarif({
      digest: 'd',
      passed: false,
      startedAt: '2026-01-01T00:00:00Z',
      finishedAt: '2026-01-01T00:00:01Z',
      scanners: [
        {
          name: 'cfn-guard',
          version: '3.1.1',
          rulesChecked: 237,
          durationMs: 600,
        },
        { name: 'cloudformation-validate', rulesChecked: 10, durationMs: 5 },
      ],
      findings: [
        {
          tool: 'cfn-guard',
          ruleId: 'CT.S3.PR.1',
          severity: 'error',
          message: 'Public access is not blocked.',
          fix: 'Set PublicAccessBlockConfiguration.',
          template: 'template.yaml',
          resource: 'Bucket',
          line: 4,
          helpUrl: 'https://example.com/CT.S3.PR.1',
        },
      ],
      templates: [],
    }) as unknown as Log;
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs.map(run => run.results.length)).toEqual([1, 0]);
    expect(sarif.runs[0].results[0]).toMatchObject({
      ruleId: 'CT.S3.PR.1',
      level: 'error',
      message: {
        text: 'Public access is not blocked.\nSet PublicAccessBlockConfiguration.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'template.yaml' },
            region: { startLine: 4 },
          },
          logicalLocations: [{ name: 'Bucket' }],
        },
      ],
    });
    expect(sarif.runs[0].tool.driver.rules).toEqual([
      { id: 'CT.S3.PR.1', helpUri: 'https://example.com/CT.S3.PR.1' },
    ]);
  });
});
