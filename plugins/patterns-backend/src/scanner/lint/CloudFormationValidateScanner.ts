import { readFile } from 'node:fs/promises';
import type {
  PatternScanner,
  ScanResult,
  ScanTarget,
} from '@apo/backstage-plugin-patterns-node';
import type { TemplateWorkers } from './TemplateWorkers';

/**
 * Schema and lint rules of AWS's own `@aws/cloudformation-validate`, in a warm
 * child process. Its FATAL and ERROR are what CloudFormation would refuse at
 * deployment, and are errors; WARN is a warning; the rest is information.
 * @public
 */
export class CloudFormationValidateScanner implements PatternScanner {
  readonly name = 'cloudformation-validate';
  readonly stage = 'lint';
  readonly #workers: TemplateWorkers;

  constructor(workers: TemplateWorkers) {
    this.#workers = workers;
  }

  async scan(
    targets: readonly ScanTarget[],
    { signal }: { signal: AbortSignal },
  ): Promise<ScanResult> {
    const results = [];
    for (const { file, template } of targets) {
      const text = await readFile(file, 'utf8');
      results.push(await this.#workers.lint(text, template, signal));
    }
    return {
      version: results[0]?.version,
      rulesChecked: Math.max(0, ...results.map(r => r.rulesChecked)),
      findings: results.flatMap(r => r.findings),
    };
  }
}
