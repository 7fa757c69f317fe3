import type { Finding, Report, Severity } from './model/types';

const levels: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * A report as SARIF 2.1.0, one run for each scanner.
 * Source: OASIS SARIF 2.1.0, sections 3.13 to 3.28.
 * @public
 */
export function toSarif(report: Report): Record<string, unknown> {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: report.scanners.map(scanner => {
      const findings = report.findings.filter(f => f.tool === scanner.name);
      return {
        tool: {
          driver: {
            name: scanner.name,
            version: scanner.version,
            rules: rulesOf(findings),
          },
        },
        properties: { digest: report.digest },
        results: findings.map(toResult),
      };
    }),
  };
}

function rulesOf(findings: Finding[]) {
  const byId = new Map(findings.map(f => [f.ruleId, f]));
  return [...byId.values()].map(({ ruleId, helpUrl }) => ({
    id: ruleId,
    helpUri: helpUrl,
  }));
}

function toResult(finding: Finding) {
  const { line, column, endLine } = finding;
  return {
    ruleId: finding.ruleId,
    level: levels[finding.severity],
    message: {
      text: [finding.message, finding.output, finding.fix]
        .filter(Boolean)
        .join('\n'),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: finding.template },
          region: line
            ? { startLine: line, startColumn: column, endLine }
            : undefined,
        },
        logicalLocations: finding.resource
          ? [{ name: finding.resource, fullyQualifiedName: finding.path }]
          : undefined,
      },
    ],
  };
}
