import type { Acknowledgement } from './acknowledgementsOf';

/** `AwsSolutions-IAM5[Resource::*]` is the rule AwsSolutions-IAM5. */
export function ruleName(rule: string): string {
  return rule.replace(/\[.*$/s, '').replace(/^cdk-validator-cfnguard::/, '');
}

/**
 * What is acknowledged as a table in Markdown: a row for each rule and reason,
 * with all resources, in the order of the resources.
 */
export function acknowledgementTable(
  acknowledgements: Acknowledgement[],
): string {
  const rows = new Map<string, { paths: Set<string>; cells: string[] }>();
  for (const { rule, path, reason } of acknowledgements) {
    const cells = [`\`${ruleName(rule)}\``, reason];
    const key = cells.join(' ');
    const row = rows.get(key) ?? { paths: new Set(), cells };
    row.paths.add(path);
    rows.set(key, row);
  }
  const lines = [...rows.values()]
    .map(({ paths, cells }) =>
      [
        [...paths]
          .sort()
          .map(path => `\`${path}\``)
          .join(', '),
        ...cells,
      ].join(' | '),
    )
    .sort();
  return [
    '| resource | rule | why it stays |',
    '| --- | --- | --- |',
    ...lines.map(line => `| ${line} |`),
    '',
  ].join('\n');
}
