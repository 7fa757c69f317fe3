import type { Finding } from '@apo/backstage-plugin-patterns-common';
import { InputError } from '@backstage/errors';
import {
  defaultRuleSeverities,
  type RuleSeverity,
} from './defaultRuleSeverities';

/** Rules without which a gate says nothing: they cannot be weakened. */
export const SCANNER_FAILED = 'scanner-failed';

const protectedRules = new Set([
  SCANNER_FAILED,
  'template-missing',
  'template-too-large',
  'template-not-text',
  'template-not-yaml',
  'template-not-object',
  'template-no-resources',
  'template-several-documents',
  'template-duplicate-key',
  'template-alias',
  'template-unknown-tag',
  'template-too-deep',
]);

/** Severities by rule id, of the adopter and then of the product. */
export class RuleSeverities {
  readonly #severities: ReadonlyMap<string, RuleSeverity>;

  /** @throws InputError for a rule that cannot be weakened. */
  constructor(configured: Readonly<Record<string, RuleSeverity>> = {}) {
    for (const ruleId of Object.keys(configured)) {
      if (protectedRules.has(ruleId)) {
        throw new InputError(
          `patterns.gate.rules: ${ruleId} cannot be changed, for the gate could not judge the template without it: remove the entry`,
        );
      }
    }
    this.#severities = new Map([
      ...Object.entries(defaultRuleSeverities).map(
        ([id, { severity }]): [string, RuleSeverity] => [id, severity],
      ),
      ...Object.entries(configured),
    ]);
  }

  /** Findings with the severities that count here, without those switched off. */
  apply(findings: readonly Finding[]): Finding[] {
    return findings.flatMap(finding => {
      const severity = protectedRules.has(finding.ruleId)
        ? finding.severity
        : this.#severities.get(finding.ruleId) ?? finding.severity;
      return severity === 'off' ? [] : [{ ...finding, severity }];
    });
  }
}
