import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Finding } from '@apo/backstage-plugin-patterns-common';

/**
 * Marks for the gutter: each on the first line of its finding, without the
 * indent. A finding without a line has none; one past the end, as the text may
 * have shrunk since, is marked on the last line.
 */
export function toDiagnostics(
  doc: Text,
  findings: readonly Finding[],
): Diagnostic[] {
  return findings.flatMap(finding => {
    if (finding.line === undefined) return [];
    const line = doc.line(Math.min(finding.line, doc.lines));
    const indent = line.text.length - line.text.trimStart().length;
    const offset = finding.column ? finding.column - 1 : indent;
    return {
      from: Math.min(line.from + offset, line.to),
      to: line.to,
      severity: finding.severity,
      source: finding.tool,
      message: [`${finding.ruleId}: ${finding.message}`, finding.fix]
        .filter(Boolean)
        .join('\n'),
    };
  });
}
