import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TemplateWorkers } from '../lint/TemplateWorkers';
import { fakeProgram } from '../testing/fakeProgram';
import { noSignal, testLimits } from '../testing/limits';
import { CfnGuardScanner } from './CfnGuardScanner';
import { findGuardPackage } from './guardPackage';

const bucket = `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: AES256
`;
const topic = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n';

const workers = new TemplateWorkers(testLimits());
afterAll(() => workers.close());

function target(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'patterns-test-')), '0.yaml');
  writeFileSync(file, text);
  return { file, template: 'template.yaml' };
}

function ruleFolder(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'patterns-rules-'));
  writeFileSync(join(folder, 'own.guard'), text);
  return folder;
}

function scanner(
  options: {
    ruleFolders?: string[];
    binary?: string;
    timeoutMs?: number;
  } = {},
) {
  const { ruleFolders, binary, ...limits } = options;
  const guard = findGuardPackage();
  return new CfnGuardScanner({
    workers,
    limits: testLimits(limits),
    ruleFolders,
    guard: binary ? { ...guard, binary } : guard,
  });
}

/** Answers --version, and otherwise what the script says. */
const fake = (script: string) =>
  fakeProgram(
    'cfn-guard',
    `[ "$1" = --version ] && echo "cfn-guard 0" && exit 0\n${script}`,
  );

const scan = (s: CfnGuardScanner, text: string) =>
  s.scan([target(text)], { signal: noSignal() });

describe('exit codes of the cfn-guard program', () => {
  const { binary, rules } = findGuardPackage();
  const exitCode = (file: string, folder = rules) => {
    try {
      execFileSync(binary, ['validate', '--rules', folder, '--data', file], {
        stdio: 'ignore',
      });
      return 0;
    } catch (error) {
      return (error as { status: number }).status;
    }
  };

  it.each([
    [0, 'every rule is met', topic, undefined],
    [19, 'a rule is broken', bucket, undefined],
    [5, 'a rule file cannot be read', topic, 'rule broken {'],
    [255, 'the template cannot be read', 'a: [', undefined],
  ])('is %d when %s', (code, _, text, rule) => {
    const folder = rule && ruleFolder(rule);
    expect(exitCode(target(text).file, folder)).toBe(code);
  });
});

describe('CfnGuardScanner', () => {
  it('passes a template that meets all rules', async () => {
    expect(await scan(scanner(), topic)).toEqual({
      version: '3.1.1',
      rulesChecked: 237,
      findings: [],
    });
  });

  it('says what is wrong, why, where, and what to change', async () => {
    const { findings } = await scan(scanner(), bucket);
    expect(findings.find(f => f.ruleId === 'CT.S3.PR.10')).toEqual({
      tool: 'cfn-guard',
      ruleId: 'CT.S3.PR.10',
      severity: 'error',
      message:
        'Require an Amazon S3 bucket to have server-side encryption configured using an AWS KMS key. SSEAlgorithm is "AES256", not an allowed value. What for: Encrypt data at rest (MEDIUM).',
      fix: expect.stringContaining("'aws:kms'"),
      template: 'template.yaml',
      resource: 'Bucket',
      path: 'Resources/Bucket/Properties/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm',
      line: 8,
      column: 15,
      helpUrl: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
    });
    expect(findings.find(f => f.ruleId === 'CT.S3.PR.1')).toMatchObject({
      path: 'Resources/Bucket/Properties/PublicAccessBlockConfiguration',
      line: 4,
    });
  });

  it('tells how to write a reference that a rule cannot read', async () => {
    const { findings } = await scan(
      scanner(),
      `${topic}  Key:
    Type: AWS::KMS::Key
  Log:
    Type: AWS::Logs::LogGroup
    Properties:
      KmsKeyId: !GetAtt Key.Arn
`,
    );
    const finding = findings.find(f => f.ruleId === 'CT.CLOUDWATCH.PR.3');
    expect(finding?.fix).toContain('write !GetAtt [Key, Arn]');
  });

  it('runs the rules of an adopter', async () => {
    const folder = ruleFolder(
      `rule topic_has_name {
  Resources.*[ Type == 'AWS::SNS::Topic' ].Properties.TopicName exists
    << [ACME.SNS.1]: Topics have names
       [FIX]: Set TopicName >>
}`,
    );
    const result = await scan(scanner({ ruleFolders: [folder] }), topic);
    expect(result.rulesChecked).toBe(238);
    expect(result.findings).toEqual([
      expect.objectContaining({
        ruleId: 'ACME.SNS.1',
        resource: 'Topic',
        line: 2,
        fix: 'Set TopicName',
      }),
    ]);
  });

  it.each([
    ['a broken template', 'rule broken {', bucket],
    ['a good template', 'rule broken {', topic],
  ])('fails for a broken rule file and %s', async (_, rule, text) => {
    const broken = scanner({ ruleFolders: [ruleFolder(rule)] });
    await expect(scan(broken, text)).rejects.toThrow('Parsing error');
  });

  it('fails for a folder without rules', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patterns-rules-'));
    await expect(scanner({ ruleFolders: [folder] }).rules()).rejects.toThrow(
      'has no .guard file: correct patterns.scanners.cfnGuard.ruleFolders',
    );
  });

  it.each([
    ['ends with an error', 'echo no >&2; exit 5', 'exit code 5: no'],
    ['hangs', 'sleep 60', 'took longer'],
    ['prints 100 MB', 'head -c 100000000 /dev/zero', 'wrote more than 64 MiB'],
    ['forks and ends', 'sleep 60 & exit 0', 'report cannot be read'],
    ['says nothing', 'exit 0', 'report cannot be read'],
    ['reports nothing', 'echo "[]"', 'does not name every template'],
    [
      'leaves rules out',
      'for a; do case "$a" in *0.yaml) f="$a";; esac; done; echo "[{\\"name\\":\\"$f\\",\\"status\\":\\"PASS\\",\\"not_compliant\\":[],\\"not_applicable\\":[],\\"compliant\\":[]}]"',
      'leaves out 237 of 237 rules',
    ],
  ])('fails when the program %s', async (_, script, message) => {
    const broken = scanner({
      binary: fake(script),
      timeoutMs:
        script.startsWith('sleep 60') && !script.includes('&') ? 500 : 30_000,
    });
    await expect(scan(broken, topic)).rejects.toThrow(message);
  });

  it('refuses a platform without cfn-guard', () => {
    expect(() => findGuardPackage('win32', 'x64')).toThrow(
      'no program for win32 on x64: run the back end on Linux or macOS',
    );
  });
});
