import type { Finding } from '@apo/backstage-plugin-patterns-common';
import { capList, capText } from './caps';

/** Findings in one answer, at most. */
const MAX_FINDINGS = 50;
/** Longest text of one, in characters. */
const MAX_FINDING_TEXT = 1_000;

const order = ['error', 'warning', 'info'] as const;

/** Findings for an agent: the most severe first, each in a few words, so many that they fit. */
export function showFindings(findings: readonly Finding[]) {
  const sorted = [...findings].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
  const { items, left } = capList(sorted.map(show), { items: MAX_FINDINGS });
  return { findings: items, findingsLeft: left };
}

function show(finding: Finding) {
  const { severity, ruleId, message, fix, template } = finding;
  const { resource, path, line, helpUrl } = finding;
  return {
    severity,
    ruleId,
    message: capText(message, MAX_FINDING_TEXT),
    fix: fix && capText(fix, MAX_FINDING_TEXT),
    template,
    resource,
    path,
    line,
    helpUrl,
  };
}
