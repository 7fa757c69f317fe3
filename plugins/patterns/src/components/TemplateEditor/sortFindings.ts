import type { Finding, Severity } from '@apo/backstage-plugin-patterns-common';

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Most severe first, then from the top of the template. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      weight[a.severity] - weight[b.severity] ||
      (a.line ?? Infinity) - (b.line ?? Infinity) ||
      a.ruleId.localeCompare(b.ruleId, 'en-US'),
  );
}
