import type { Finding } from '@apo/backstage-plugin-patterns-common';
import type { GuardRule } from './GuardRuleCatalog';
import type { GuardFileReport } from './guardReportSchema';
import { readGuardClauses, type GuardClause } from './readGuardClauses';

/** Name of the scanner in findings and reports. */
export const CFN_GUARD = 'cfn-guard';

/**
 * Findings of one file: one for each rule and resource that breaks it. A rule
 * that names no resource gives one finding all the same.
 */
export function toGuardFindings(
  report: GuardFileReport,
  rules: ReadonlyMap<string, GuardRule>,
  template: string,
): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { Rule } of report.not_compliant) {
    const rule = rules.get(Rule.name) ?? { name: Rule.name, id: Rule.name };
    const clauses = readGuardClauses(Rule.checks);
    const text = clauses.find(clause => clause.text)?.text;
    const placed = [...byResource(clauses).values()];
    for (const group of placed.length ? placed : [[{ path: '', text }]]) {
      const finding = toFinding(rule, group, template);
      const key = `${finding.ruleId}\n${finding.resource ?? ''}`;
      if (!findings.has(key)) findings.set(key, finding);
    }
  }
  return [...findings.values()];
}

function byResource(clauses: GuardClause[]): Map<string, GuardClause[]> {
  const groups = new Map<string, GuardClause[]>();
  for (const clause of clauses) {
    const [, resource] = clause.path.split('/');
    if (!resource) continue;
    groups.set(resource, [...(groups.get(resource) ?? []), clause]);
  }
  return groups;
}

function toFinding(
  rule: GuardRule,
  clauses: GuardClause[],
  template: string,
): Finding {
  const [first] = clauses;
  const { title, fix, id } = readText(
    clauses.find(clause => clause.text)?.text ?? '',
  );
  const why = rule.objective && `${rule.objective} (${rule.rating})`;
  const details = [
    ...new Set(clauses.flatMap(clause => clause.detail ?? [])),
  ].slice(0, 2);
  return {
    tool: CFN_GUARD,
    ruleId: rule.id === rule.name && id ? id : rule.id,
    severity: 'error',
    message: [
      title || `The rule ${rule.name} is not met`,
      details.join('; '),
      why && `What for: ${why}`,
    ]
      .filter(Boolean)
      .map(sentence => `${sentence}.`.replace(/\.\.$/, '.'))
      .join(' '),
    fix:
      [fix, ...new Set(clauses.flatMap(readingHint))]
        .filter(Boolean)
        .slice(0, 2)
        .join(' ') || undefined,
    template,
    resource: first.path.split('/')[1],
    path: first.path || undefined,
    helpUrl: rule.helpUrl,
  };
}

/** What the rules of Control Tower cannot read, although it is right. */
function readingHint({ detail }: GuardClause): string[] {
  const [, id, name] =
    /"Fn::GetAtt":"(\w+)\.([\w.]+)"/.exec(detail ?? '') ?? [];
  if (id) {
    return [
      `If this is what you wrote, write !GetAtt [${id}, ${name}]: the rule does not read ${id}.${name}.`,
    ];
  }
  return /\{"Ref":"/.test(detail ?? '')
    ? [
        'The rule accepts no parameter here: its value is not known before launch.',
      ]
    : [];
}

/** Control Tower's form, also for own rules: `[ID]: title` and `[FIX]: what`. */
function readText(text: string) {
  const [head, fix] = text.split(/\[FIX\]:/);
  const match = /^\s*\[([\w.-]+)\]:([\s\S]*)$/.exec(head);
  return {
    id: match?.[1],
    title: (match?.[2] ?? head).replace(/\s+/g, ' ').trim(),
    fix: fix?.replace(/\s+/g, ' ').trim() || undefined,
  };
}
