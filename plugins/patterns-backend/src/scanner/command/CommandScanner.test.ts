import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toSarif } from '@apo/backstage-plugin-patterns-common';
import { fakeProgram } from '../testing/fakeProgram';
import { noSignal, testLimits } from '../testing/limits';
import { CommandScanner } from './CommandScanner';

const sarif = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'acme',
          version: '1.2.3',
          rules: [
            {
              id: 'A1',
              helpUri: 'https://example.com/A1',
              help: { text: 'Do this' },
              defaultConfiguration: { level: 'error' },
            },
            { id: 'A2' },
          ],
        },
      },
      results: [
        {
          ruleId: 'A1',
          message: { text: 'Broken' },
          locations: [
            { physicalLocation: { region: { startLine: 4, startColumn: 2 } } },
          ],
        },
        { ruleId: 'A2', message: { text: 'Odd' } },
        { ruleId: 'A2', level: 'note', message: { text: 'So' } },
      ],
    },
  ],
});

function scan(script: string, args = ['{template}']) {
  const scanner = new CommandScanner(
    { name: 'acme', command: fakeProgram('acme', script), args },
    testLimits(),
  );
  const file = join(mkdtempSync(join(tmpdir(), 'patterns-test-')), '0.yaml');
  writeFileSync(file, 'Resources: {}\n');
  return scanner.scan([{ file, template: 'template.yaml' }], {
    signal: noSignal(),
  });
}

const print = `cat <<'END'\n${sarif}\nEND\n`;

describe('CommandScanner', () => {
  it('reads SARIF from standard output, whatever the exit code', async () => {
    expect(
      await scan(`grep -q Resources "$1" || exit 9\n${print}exit 4`),
    ).toEqual({
      version: '1.2.3',
      rulesChecked: 2,
      findings: [
        {
          tool: 'acme',
          ruleId: 'A1',
          severity: 'error',
          message: 'Broken',
          fix: 'Do this',
          template: 'template.yaml',
          line: 4,
          column: 2,
          helpUrl: 'https://example.com/A1',
        },
        expect.objectContaining({ ruleId: 'A2', severity: 'warning' }),
        expect.objectContaining({ ruleId: 'A2', severity: 'info' }),
      ],
    });
  });

  it('reads SARIF from a file', async () => {
    const script = `echo progress; cat > "$2" <<'END'\n${sarif}\nEND`;
    const result = await scan(script, ['{template}', '{output}']);
    expect(result.findings).toHaveLength(3);
  });

  it('reads the SARIF that we write ourselves', async () => {
    const report = toSarif({
      digest: 'd',
      passed: false,
      startedAt: '',
      finishedAt: '',
      templates: [],
      scanners: [{ name: 'x', rulesChecked: 1, durationMs: 1 }],
      findings: [
        {
          tool: 'x',
          ruleId: 'R',
          severity: 'error',
          message: 'm',
          template: 't',
          line: 3,
        },
      ],
    });
    const script = `cat <<'END'\n${JSON.stringify(report)}\nEND`;
    expect((await scan(script)).findings).toMatchObject([
      { ruleId: 'R', severity: 'error', line: 3 },
    ]);
  });

  it.each([
    ['no report', 'exit 0', ['{template}']],
    ['an error only', 'echo failed >&2; exit 1', ['{template}']],
    ['other JSON', 'echo "{}"', ['{template}']],
    ['no runs', `echo '{"version":"2.1.0","runs":[]}'`, ['{template}']],
    [
      'a run that did not look',
      `echo '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}}}]}'`,
      ['{template}'],
    ],
    [
      'a run that failed',
      `echo '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[],"invocations":[{"executionSuccessful":false}]}]}'`,
      ['{template}'],
    ],
    ['no file', 'exit 0', ['{template}', '{output}']],
  ])('fails for %s', async (_, script, args) => {
    await expect(scan(script, args)).rejects.toThrow(/report/);
  });
});
