import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES, exampleApp } from './exampleApps';
import { acknowledgementsOf } from './acknowledgementsOf';
import { acknowledgementTable } from './acknowledgementTable';

it('has a row for each rule and reason, with all resources', () => {
  const guard = 'cdk-validator-cfnguard::sqs_dlq_check';
  const table = acknowledgementTable([
    { path: 'B/Role', rule: 'AwsSolutions-IAM5[Resource::*]', reason: 'One.' },
    { path: 'B/Role', rule: 'AwsSolutions-IAM5[Resource::a]', reason: 'One.' },
    { path: 'A/Role', rule: 'AwsSolutions-IAM5[Resource::*]', reason: 'One.' },
    { path: 'A/Role', rule: 'AwsSolutions-IAM5[Resource::*]', reason: 'Two.' },
    { path: 'A/Queue', rule: guard, reason: 'Three.' },
  ]);
  expect(table).toBe(`| resource | rule | why it stays |
| --- | --- | --- |
| \`A/Queue\` | \`sqs_dlq_check\` | Three. |
| \`A/Role\` | \`AwsSolutions-IAM5\` | Two. |
| \`A/Role\`, \`B/Role\` | \`AwsSolutions-IAM5\` | One. |
`);
});

it('is what docs/security.md says, but for the width of its columns', () => {
  const document = readFileSync(
    path.join(__dirname, '../../../docs/security.md'),
    'utf8',
  );
  const fold = (text: string) => text.replace(/-+/g, '-').replace(/ +/g, ' ');
  const table = acknowledgementTable(
    EXAMPLES.flatMap(name => acknowledgementsOf(exampleApp(name))),
  );
  expect(fold(document)).toContain(fold(table).trim());
});
