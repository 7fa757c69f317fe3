import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  PatternScanner,
  ScanResult,
} from '@apo/backstage-plugin-patterns-node';
import { createGate } from '../createGate';
import { noSignal } from '../testing/limits';
import type { Gate } from './Gate';

const topic = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n';
const bucket = 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n';

// A busy machine takes seconds for a cold linter.
jest.setTimeout(60_000);

/** Without the linter, which is slow to start. */
const quick = { scanners: { cloudFormationValidate: { enabled: false } } };

const gates: Gate[] = [];
afterEach(() => gates.splice(0).forEach(gate => gate.close()));

async function makeGate(
  patterns: object = {},
  ...scanners: PatternScanner[]
): Promise<Gate> {
  const gate = await createGate({
    config: new ConfigReader({ patterns }),
    logger: mockServices.logger.mock(),
    scanners,
  });
  gates.push(gate);
  return gate;
}

const run = (gate: Gate, files: Record<string, string>, signal = noSignal()) =>
  gate.run({
    digest: 'd1',
    content: new Map(
      Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]),
    ),
    signal,
  });

function scanner(
  scan: () => Promise<unknown>,
  stage: 'lint' | 'policy' = 'policy',
): PatternScanner {
  return {
    name: 'acme',
    stage,
    scan: async () => (await scan()) as ScanResult,
  };
}

const finding = (ruleId: string, severity: string, line: number) => ({
  tool: 'acme',
  ruleId,
  severity,
  message: 'm',
  template: 'template.yaml',
  resource: 'Topic',
  line,
});

describe('Gate', () => {
  it('passes a good template and says who looked', async () => {
    const report = await run(await makeGate(), { 'template.yaml': topic });
    expect(report).toMatchObject({
      digest: 'd1',
      passed: true,
      scanners: [
        { name: 'template', rulesChecked: 14 },
        {
          name: 'cloudformation-validate',
          version: '1.9.0',
          rulesChecked: 303,
        },
        { name: 'cfn-guard', version: '3.1.1', rulesChecked: 237 },
      ],
      templates: [{ path: 'template.yaml', resources: [{ id: 'Topic' }] }],
    });
    expect(report.findings.every(f => f.severity === 'info')).toBe(true);
  });

  it('refuses a template that breaks a policy, worst first', async () => {
    const report = await run(await makeGate(), { 'my.template': bucket });
    expect(report.passed).toBe(false);
    const severities = report.findings.map(f => f.severity);
    expect(severities).toEqual(
      [...severities].sort(
        (a, b) =>
          ['error', 'warning', 'info'].indexOf(a) -
          ['error', 'warning', 'info'].indexOf(b),
      ),
    );
    expect(report.findings[0]).toMatchObject({
      template: 'my.template',
      resourceType: 'AWS::S3::Bucket',
      line: expect.any(Number),
    });
  });

  it('sorts findings of one severity by line', async () => {
    const gate = await makeGate(
      quick,
      scanner(async () => ({
        rulesChecked: 1,
        findings: [
          finding('B', 'error', 9),
          finding('C', 'warning', 1),
          finding('A', 'error', 3),
        ],
      })),
    );
    const report = await run(gate, { 'template.yaml': topic });
    expect(report.findings.slice(0, 3).map(f => f.ruleId)).toEqual([
      'A',
      'B',
      'C',
    ]);
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('boom')), 'boom'],
    ['gives nothing', async () => undefined, 'its result is not whole'],
    [
      'gives garbage',
      async () => ({ rulesChecked: 1, findings: [{ ruleId: 'x' }] }),
      'its result is not whole',
    ],
    [
      'checked no rule',
      async () => ({ rulesChecked: 0, findings: [] }),
      'its result is not whole',
    ],
  ])('refuses when a scanner %s', async (_, scan, why) => {
    const gate = await makeGate(quick, scanner(scan));
    const report = await run(gate, { 'template.yaml': topic });
    expect(report.passed).toBe(false);
    expect(report.findings[0]).toMatchObject({
      tool: 'acme',
      ruleId: 'scanner-failed',
      severity: 'error',
      message: expect.stringContaining(why),
      fix: expect.stringContaining('Submit again'),
    });
    expect(report.scanners).toHaveLength(3);
  });

  it.each([
    ['no template', { 'README.md': '' }, 'template-missing'],
    ['several', { 'a.yaml': topic, 'b.yaml': topic }, 'template-missing'],
    [
      '1 MiB',
      { 'template.yaml': `#${'x'.repeat(1 << 20)}` },
      'template-too-large',
    ],
    ['broken YAML', { 'template.yaml': 'a: [' }, 'template-not-yaml'],
  ])(
    'refuses a bundle with %s and asks no scanner',
    async (_, files, ruleId) => {
      const scan = jest.fn();
      const gate = await makeGate(quick, scanner(scan));
      const report = await run(gate, files as Record<string, string>);
      expect(report).toMatchObject({ passed: false, findings: [{ ruleId }] });
      expect(scan).not.toHaveBeenCalled();
    },
  );

  it('refuses what is not text', async () => {
    const gate = await makeGate();
    const content = new Map([['template.yaml', Buffer.from([0xff, 0xfe, 0])]]);
    const report = await gate.run({ digest: 'd', content, signal: noSignal() });
    expect(report.findings).toMatchObject([{ ruleId: 'template-not-text' }]);
    expect(report.passed).toBe(false);
  });

  it('judges the templates of a build, and refuses a build without', async () => {
    const gate = await makeGate();
    const request = { digest: 'd', content: new Map(), signal: noSignal() };
    const templates = new Map([
      [
        'cdk.out/a.json',
        Buffer.from('{"Resources":{"T":{"Type":"AWS::SNS::Topic"}}}'),
      ],
      [
        'cdk.out/b.json',
        Buffer.from('{"Resources":{"B":{"Type":"AWS::S3::Bucket"}}}'),
      ],
    ]);
    const report = await gate.run({ ...request, templates });
    const errors = report.findings.filter(f => f.severity === 'error');
    expect(new Set(errors.map(f => f.template))).toEqual(
      new Set(['cdk.out/b.json']),
    );
    expect(report.templates.map(t => t.path)).toEqual([...templates.keys()]);
    expect(await gate.run({ ...request, templates: new Map() })).toMatchObject({
      passed: false,
      findings: [{ ruleId: 'template-missing' }],
    });
  });

  it('gives no verdict when it is aborted', async () => {
    const controller = new AbortController();
    const gate = await makeGate(
      quick,
      scanner(() => new Promise(() => {})),
    );
    const running = run(gate, { 'template.yaml': topic }, controller.signal);
    setTimeout(() => controller.abort(new Error('shutting down')), 300);
    await expect(running).rejects.toThrow('shutting down');
  });

  it('weighs rules as configured, but not those that guard the gate', async () => {
    const rules = { LOUD: 'info', GONE: 'off', 'CT.S3.PR.9': 'error' };
    const gate = await makeGate(
      { ...quick, gate: { rules } },
      scanner(async () => ({
        rulesChecked: 2,
        findings: [finding('LOUD', 'error', 1), finding('GONE', 'error', 1)],
      })),
    );
    const report = await run(gate, { 'template.yaml': topic });
    expect(report.passed).toBe(true);
    expect(report.findings.map(f => f.ruleId)).toContain('LOUD');
    expect(report.findings.map(f => f.ruleId)).not.toContain('GONE');
    const refused = await run(gate, { 'template.yaml': bucket });
    expect(refused.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'CT.S3.PR.9', severity: 'error' }),
    );
  });

  it('keeps reports within bounds without hiding that there is more', async () => {
    const findings = Array.from({ length: 1500 }, (_, i) =>
      finding(`R${i}`, 'warning', i + 1),
    );
    const gate = await makeGate(
      quick,
      scanner(async () => ({ rulesChecked: 1, findings })),
    );
    const report = await run(gate, { 'template.yaml': topic });
    expect(report.findings).toHaveLength(1001);
    expect(report.findings.at(-1)).toMatchObject({
      ruleId: 'findings-left-out',
      severity: 'warning',
    });
  });
});

describe('live validation', () => {
  it('lints without policies, and judges policies without lint', async () => {
    const gate = await makeGate();
    const lint = await gate.validateTemplate(bucket, 'lint');
    expect(lint.passed).toBe(true);
    expect(new Set(lint.findings.map(f => f.tool))).toEqual(
      new Set(['cloudformation-validate']),
    );
    const policy = await gate.validateTemplate(bucket, 'policy');
    expect(policy.passed).toBe(false);
    expect(new Set(policy.findings.map(f => f.tool))).toEqual(
      new Set(['cfn-guard']),
    );
  });

  it.each(['lint', 'policy'] as const)(
    'refuses broken YAML in %s',
    async stage => {
      const gate = await makeGate();
      expect(await gate.validateTemplate('a: [', stage)).toMatchObject({
        passed: false,
        findings: [{ ruleId: 'template-not-yaml', line: 1 }],
      });
    },
  );

  it('refuses more than it can take', async () => {
    const gate = await makeGate();
    const all = await Promise.allSettled(
      Array.from({ length: 80 }, () => gate.validateTemplate('a: [', 'lint')),
    );
    const refused = all.filter(r => r.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({
      reason: { name: 'ServiceUnavailableError' },
    });
    expect(all.filter(r => r.status === 'fulfilled').length).toBeGreaterThan(
      40,
    );
  });
});

describe('createGate', () => {
  it.each([
    [
      { gate: { rules: { X: 'loud' } } },
      'X is "loud": use error, warning, info, off',
    ],
    [
      { gate: { rules: { 'scanner-failed': 'off' } } },
      'scanner-failed cannot be changed',
    ],
    [
      { gate: { rules: { 'CT.S3.PR.999': 'off' } } },
      'there is no rule CT.S3.PR.999',
    ],
    [
      { scanners: { limits: { memory: 0 } } },
      'limits.memory is 0: use at least 1',
    ],
    [{ scanners: { cfnGuard: { enabled: false } } }, 'has no policy scanner'],
    [{ scanners: { cfnGuard: { ruleFolders: ['/nowhere'] } } }, 'nowhere'],
    [
      {
        scanners: {
          commands: [
            {
              name: 'x',
              command: 'no-such-program',
              args: ['{template}'],
              format: 'sarif',
            },
          ],
        },
      },
      'the program no-such-program of x is not on PATH',
    ],
    [
      {
        scanners: {
          commands: [{ name: 'x', command: 'sh', args: [], format: 'sarif' }],
        },
      },
      'args of x has no {template}',
    ],
    [
      {
        scanners: {
          commands: [
            { name: 'x', command: 'sh', args: ['{template}'], format: 'junit' },
          ],
        },
      },
      'format of x is junit: only sarif',
    ],
    [
      {
        scanners: {
          commands: [
            {
              name: 'cfn-guard',
              command: 'sh',
              args: ['{template}'],
              format: 'sarif',
            },
          ],
        },
      },
      'two scanners with the name cfn-guard',
    ],
  ])('refuses the configuration %j', async (patterns, message) => {
    await expect(makeGate(patterns)).rejects.toThrow(message);
  });
});
