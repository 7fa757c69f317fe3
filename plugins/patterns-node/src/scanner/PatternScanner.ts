import type {
  Finding,
  TemplateSummary,
} from '@apo/backstage-plugin-patterns-common';

/** One template for a scanner: where it is on disk and its path in the bundle. @public */
export type ScanTarget = {
  /** Absolute path of a read-only copy. */
  file: string;
  /** Path in the bundle, as findings name it. */
  template: string;
};

/** What a scanner found. @public */
export type ScanResult = {
  /** Version of the tool. */
  version?: string;
  /** Rules that were evaluated, for "0 open, 214 rules checked". */
  rulesChecked: number;
  findings: Finding[];
  /** Resources and parameters, when the scanner knows them. */
  templates?: TemplateSummary[];
};

/**
 * Looks at the templates of a bundle. It runs outside the back end's own
 * process, under limits of time, memory and output.
 *
 * Fail closed: a scanner that cannot give a whole result throws, and the gate
 * then refuses the version.
 * @public
 */
export interface PatternScanner {
  /** Name in findings and reports, such as `cfn-guard`. */
  readonly name: string;
  /** `lint` answers at once while one types; `policy` decides on security. */
  readonly stage: 'lint' | 'policy';
  scan(
    targets: readonly ScanTarget[],
    options: { signal: AbortSignal },
  ): Promise<ScanResult>;
}
