// What guards the AWS side and takes too long for a test: CDK's own command line
// synthesizes config/standard.yaml, offline, with cdk-nag and cfn-guard.
//
//   yarn infra:check           fails on each finding that nobody explains
//   yarn infra:check --table   prints what is explained, as docs/security.md has it
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ruleName, acknowledgementTable } from './checks/acknowledgementTable';
import {
  type Acknowledgement,
  acknowledgementsOf,
  covers,
} from './checks/acknowledgementsOf';
import { EXAMPLES, exampleApp } from './checks/exampleApps';
import { readReport, REPORT, type Report } from './checks/readReport';

const CONFIG = 'config/standard.yaml';
/** How long a synthesis without checks may take, in seconds: whoever changes a construct waits for it. */
const SYNTH_BUDGET = 20;

const print = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Synthesizes as `cdk deploy` does; gives the seconds that it took.
 *
 * @throws Error when it did not get to its end, which findings do not keep it from
 */
function synthesize(app: string, folder: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      require.resolve('aws-cdk/bin/cdk'),
      'synth',
      '--quiet',
      '--no-notices',
      ...['--app', app, '--context', `config=${CONFIG}`, '--output', folder],
    ],
    {
      cwd: path.join(__dirname, '..'),
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    },
  );
  if (status !== 0 && !existsSync(path.join(folder, REPORT))) {
    throw new Error(`cdk synth ended with ${status}: ${stderr}`);
  }
  return Math.round((performance.now() - began) / 1000);
}

/** Prints how often each rule is broken, and how often that is explained. */
function printCounts(
  { findings }: Report,
  acknowledgements: Acknowledgement[],
): void {
  const counts = new Map<string, [found: number, explained: number]>();
  const add = (rule: string, index: 0 | 1, number: number) => {
    const count = counts.get(ruleName(rule)) ?? [0, 0];
    count[index] += number;
    counts.set(ruleName(rule), count);
  };
  findings.forEach(({ rule, paths }) => add(rule, 0, paths.length));
  acknowledgements.forEach(({ rule }) => add(rule, 1, 1));
  print('findings  explained  rule');
  for (const [rule, [found, explained]] of [...counts].sort()) {
    print(
      `${String(found).padStart(8)}  ${String(explained).padStart(9)}  ${rule}`,
    );
  }
}

/** What cfn-guard does not find, and is acknowledged all the same; a test looks for cdk-nag's. */
function idleOf(
  { acknowledged }: Report,
  acknowledgements: Acknowledgement[],
): Acknowledgement[] {
  return acknowledgements
    .filter(({ rule }) => rule.startsWith('cdk-validator-cfnguard::'))
    .filter(
      acknowledgement =>
        !acknowledged.some(({ rule, paths }) =>
          paths.some(each => covers(acknowledgement, { rule, path: each })),
        ),
    );
}

function printProblems(report: Report, idle: Acknowledgement[]): void {
  for (const { rule, description, paths } of report.findings) {
    for (const each of paths) {
      print(
        `${each}: ${rule}: ${description}. Change the construct, or say why it stays: Validations.of(construct).acknowledge({ id: '${rule}', reason })`,
      );
    }
  }
  for (const { path: each, rule } of idle) {
    print(`${each}: ${rule} is acknowledged, and is no finding: take it out`);
  }
}

/** @returns the exit code */
function check(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'infra-check-'));
  try {
    const plain = synthesize('tsx app.ts', path.join(folder, 'plain'));
    print(
      `${CONFIG}: synthesized in ${plain} s (budget: ${SYNTH_BUDGET} s${
        plain > SYNTH_BUDGET ? ', which is exceeded' : ''
      })`,
    );
    const checked = path.join(folder, 'checked');
    const seconds = synthesize('tsx scripts/checkedApp.ts', checked);
    print(`${CONFIG}: with cdk-nag and cfn-guard in ${seconds} s\n`);
    const report = readReport(checked);
    const acknowledgements = acknowledgementsOf(exampleApp('standard'));
    const idle = idleOf(report, acknowledgements);
    printCounts(report, acknowledgements);
    printProblems(report, idle);
    return report.findings.length + idle.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { table: { type: 'boolean' } } });
if (values.table) {
  const all = EXAMPLES.flatMap(name => acknowledgementsOf(exampleApp(name)));
  process.stdout.write(acknowledgementTable(all));
} else {
  process.exitCode = check();
}
