import { readFile } from 'node:fs/promises';
import type { Finding } from '@apo/backstage-plugin-patterns-common';
import type {
  PatternScanner,
  ScanResult,
  ScanTarget,
} from '@apo/backstage-plugin-patterns-node';
import type { TemplateWorkers } from '../lint/TemplateWorkers';
import { runProcess, type ProcessResult } from '../../process/runProcess';
import type { ScannerLimits } from '../ScannerLimits';
import { findGuardPackage, type GuardPackage } from './guardPackage';
import { readGuardRules, type GuardRule } from './GuardRuleCatalog';
import { parseGuardReport, type GuardFileReport } from './guardReportSchema';
import { CFN_GUARD, toGuardFindings } from './toGuardFindings';

/** What the cfn-guard scanner needs. @public */
export type CfnGuardScannerOptions = {
  limits: ScannerLimits;
  /** Finds the lines of findings. */
  workers: Pick<TemplateWorkers, 'locate'>;
  /** Folders of further rules, absolute. */
  ruleFolders?: readonly string[];
  /** Another program or rules, for tests. */
  guard?: GuardPackage;
};

/** All rules were met. Source: cfn-guard 3, README, "exit codes". */
const EXIT_PASS = 0;
/** A rule was not met. 5 is an error in a rule file, 255 any other. */
const EXIT_FAIL = 19;

/**
 * Runs AWS's own cfn-guard with the proactive controls of AWS Control Tower
 * and the rules of an adopter.
 * @public
 */
export class CfnGuardScanner implements PatternScanner {
  readonly name = CFN_GUARD;
  readonly stage = 'policy';
  readonly #options: CfnGuardScannerOptions;
  readonly #guard: GuardPackage;
  readonly #folders: string[];
  #rules?: Promise<Map<string, GuardRule>>;
  #version?: Promise<string>;

  /** @throws Error on a platform without cfn-guard. */
  constructor(options: CfnGuardScannerOptions) {
    this.#options = options;
    this.#guard = options.guard ?? findGuardPackage();
    this.#folders = [this.#guard.rules, ...(options.ruleFolders ?? [])];
  }

  /**
   * The rules, by the name in their file.
   *
   * @throws Error for a rule folder that is absent or has no rules.
   */
  rules(): Promise<Map<string, GuardRule>> {
    this.#rules ??= readGuardRules(this.#folders, this.#guard.metadata);
    return this.#rules;
  }

  async scan(
    targets: readonly ScanTarget[],
    { signal }: { signal: AbortSignal },
  ): Promise<ScanResult> {
    const rules = await this.rules();
    const version = await this.#readVersion();
    const result = await runProcess({
      command: this.#guard.binary,
      args: [
        'validate',
        ...this.#folders.flatMap(folder => ['--rules', folder]),
        ...targets.flatMap(({ file }) => ['--data', file]),
        ...['--output-format', 'json', '--structured'],
        ...['--show-summary', 'none'],
      ],
      limits: this.#options.limits,
      signal,
    });
    const reports = readReports(result, targets, rules);
    const findings: Finding[] = [];
    for (const [index, report] of reports.entries()) {
      const target = targets[index];
      const found = toGuardFindings(report, rules, target.template);
      findings.push(...(await this.#place(found, target, signal)));
    }
    return { version, rulesChecked: rules.size, findings };
  }

  async #place(findings: Finding[], { file }: ScanTarget, signal: AbortSignal) {
    if (!findings.length) return [];
    const places = await this.#options.workers.locate(
      await readFile(file, 'utf8'),
      findings.map(({ path }) => path ?? 'Resources'),
      signal,
    );
    return findings.map((finding, index) => ({ ...finding, ...places[index] }));
  }

  #readVersion(): Promise<string> {
    this.#version ??= runProcess({
      command: this.#guard.binary,
      args: ['--version'],
      limits: this.#options.limits,
    }).then(({ stdout }) => stdout.toString('utf8').trim().split(' ').at(-1)!);
    this.#version.catch(() => {
      this.#version = undefined;
    });
    return this.#version;
  }
}

/**
 * The report of each target, in their order.
 *
 * @throws Error when the program failed, or did not look at every rule and file.
 */
function readReports(
  { code, stdout, stderr }: ProcessResult,
  targets: readonly ScanTarget[],
  rules: ReadonlyMap<string, GuardRule>,
): GuardFileReport[] {
  // It tells of a rule file that it cannot read on stderr only, and its exit
  // code says no more than that other rules were broken.
  const complaint = stderr.toString('utf8').trim().slice(0, 1000);
  if (![EXIT_PASS, EXIT_FAIL].includes(code) || complaint) {
    throw new Error(`it ended with exit code ${code}: ${complaint}`);
  }
  const reports = parseGuardReport(stdout);
  const found = targets.map(({ file }) => reports.find(r => r.name === file));
  const whole = found.filter(report => report !== undefined);
  if (whole.length !== targets.length) {
    throw new Error('its report does not name every template');
  }
  for (const report of whole) checkWhole(report, rules);
  const failed = whole.some(({ not_compliant }) => not_compliant.length);
  if (failed !== (code === EXIT_FAIL)) {
    throw new Error(`its report contradicts its exit code ${code}`);
  }
  return whole;
}

function checkWhole(
  report: GuardFileReport,
  rules: ReadonlyMap<string, GuardRule>,
) {
  const seen = new Set([
    ...report.compliant,
    ...report.not_applicable,
    ...report.not_compliant.map(({ Rule }) => Rule.name),
  ]);
  const missing = [...rules.keys()].filter(name => !seen.has(name));
  if (missing.length) {
    throw new Error(
      `its report leaves out ${missing.length} of ${rules.size} rules, such as ${missing[0]}`,
    );
  }
}
