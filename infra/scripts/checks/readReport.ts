import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The file that CDK reports findings in. */
export const REPORT = 'validation-report.json';

/** A finding in the report of a synthesis. */
export interface ReportedFinding {
  /** As it is acknowledged, e.g. `cdk-validator-cfnguard::sqs_dlq_check`. */
  rule: string;
  description: string;
  /** Paths of the constructs. */
  paths: string[];
}

/** What a synthesis found. */
export interface Report {
  findings: ReportedFinding[];
  /** What would be findings, had nobody acknowledged them; cdk-nag does not tell its own. */
  acknowledged: ReportedFinding[];
}

interface Violation {
  ruleName: string;
  description: string;
  acknowledgedId?: string;
  violatingConstructs: { constructPath?: string }[];
}

interface ValidationReport {
  pluginReports: {
    pluginName: string;
    violations?: Violation[];
    suppressedViolations?: Violation[];
  }[];
}

function read(plugin: string, violation: Violation): ReportedFinding {
  const { ruleName, description, acknowledgedId } = violation;
  const own = plugin === 'cdk-validator-cfnguard';
  return {
    rule: acknowledgedId ?? (own ? `${plugin}::${ruleName}` : ruleName),
    description: description.replace(/\.$/, ''),
    paths: violation.violatingConstructs.map(
      ({ constructPath }) => constructPath ?? 'somewhere',
    ),
  };
}

/**
 * Reads the report of a folder that CDK synthesized into.
 *
 * @throws Error when there is none
 */
export function readReport(folder: string): Report {
  const text = readFileSync(path.join(folder, REPORT), 'utf8');
  const { pluginReports }: ValidationReport = JSON.parse(text);
  const all = (kind: 'violations' | 'suppressedViolations') =>
    pluginReports.flatMap(({ pluginName, [kind]: violations = [] }) =>
      violations.map(violation => read(pluginName, violation)),
    );
  return {
    findings: all('violations'),
    acknowledged: all('suppressedViolations'),
  };
}
