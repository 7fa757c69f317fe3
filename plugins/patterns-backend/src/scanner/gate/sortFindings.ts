import type { Finding, Severity } from '@apo/backstage-plugin-patterns-common';

/** Most findings that a report holds. */
export const MAX_FINDINGS = 1000;

const weights: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Most severe first, then by template, line and rule. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      weights[a.severity] - weights[b.severity] ||
      compare(a.template, b.template) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.ruleId, b.ruleId) ||
      compare(a.resource ?? '', b.resource ?? ''),
  );
}

/** The first findings of a sorted list, and a note on those left out. */
export function limitFindings(findings: Finding[]): Finding[] {
  const left = findings.length - MAX_FINDINGS;
  if (left <= 0) return findings;
  const last = findings[MAX_FINDINGS];
  return [
    ...findings.slice(0, MAX_FINDINGS),
    {
      tool: 'gate',
      ruleId: 'findings-left-out',
      severity: last.severity,
      message: `${left} further findings, none more severe than ${last.severity}, are left out of this report.`,
      fix: 'Correct those above and submit again.',
      template: last.template,
    },
  ];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
