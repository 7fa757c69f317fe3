import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import type {
  PatternScanner,
  ScanResult,
  ScanTarget,
} from '@apo/backstage-plugin-patterns-node';
import { runProcess } from '../../process/runProcess';
import type { ScannerLimits } from '../ScannerLimits';
import { findCommand } from './findCommand';
import { readSarif } from './readSarif';

/** A command-line scanner of an adopter. @public */
export type CommandScannerOptions = {
  /** Name in findings and reports. */
  name: string;
  /** Program, on PATH or absolute. */
  command: string;
  /**
   * `{template}` is the template's file, `{output}` a file for the report; a
   * command without `{output}` writes the report to standard output.
   */
  args: readonly string[];
  /** `policy` unless set. */
  stage?: 'lint' | 'policy';
};

const OUTPUT_FILE = 'report.sarif';

/**
 * Runs a scanner that is installed on the machine and writes SARIF, such as
 * cfn-lint or checkov. Its exit code is not asked: such tools end with other
 * codes than 0 when they find something. A report must be there in any case.
 * @public
 */
export class CommandScanner implements PatternScanner {
  readonly name: string;
  readonly stage: 'lint' | 'policy';
  readonly #command: string;
  readonly #args: readonly string[];
  readonly #limits: ScannerLimits;

  /** @throws InputError when the program is not there, or gets no template. */
  constructor(options: CommandScannerOptions, limits: ScannerLimits) {
    const { name, command, args, stage = 'policy' } = options;
    const found = findCommand(command);
    if (!found) {
      throw new InputError(
        `patterns.scanners.commands: the program ${command} of ${name} is not on PATH: install it, or remove the entry`,
      );
    }
    if (!args.some(arg => arg.includes('{template}'))) {
      throw new InputError(
        `patterns.scanners.commands: args of ${name} has no {template}: add it where the program takes the file`,
      );
    }
    this.name = name;
    this.stage = stage;
    this.#command = found;
    this.#args = args;
    this.#limits = limits;
  }

  async scan(
    targets: readonly ScanTarget[],
    { signal }: { signal: AbortSignal },
  ): Promise<ScanResult> {
    const results = [];
    for (const target of targets) {
      const output = await this.#run(target, signal);
      results.push(readSarif(output, this.name, target.template));
    }
    return {
      version: results[0]?.version,
      rulesChecked: Math.max(1, ...results.map(r => r.rulesChecked)),
      findings: results.flatMap(r => r.findings),
    };
  }

  async #run({ file }: ScanTarget, signal: AbortSignal): Promise<Buffer> {
    const toFile = this.#args.some(arg => arg.includes('{output}'));
    let report: Buffer | undefined;
    const { stdout } = await runProcess({
      command: this.#command,
      args: this.#args.map(arg =>
        arg
          .replaceAll('{template}', file)
          .replaceAll('{output}', join('{folder}', OUTPUT_FILE)),
      ),
      limits: this.#limits,
      signal,
      onExit: async folder => {
        if (!toFile) return;
        report = await readFile(join(folder, OUTPUT_FILE)).catch(() => {
          throw new Error('it wrote no report');
        });
      },
    });
    return report ?? stdout;
  }
}
