import { Stack, Validations } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';

/** A value of a template as cdk-nag writes it, e.g. `<Bucket83908E77.Arn>/bundles/*`. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref: name, ...functions } = value as Record<string, any>;
  if (name) return `<${name}>`;
  const [attribute, join] = [functions['Fn::GetAtt'], functions['Fn::Join']];
  if (attribute) return `<${attribute.join('.')}>`;
  const [separator, parts]: [string, unknown[]] = join;
  return parts.map(flatten).join(separator);
}

/**
 * Says why the wildcards of a role's resources are meant; without that,
 * `yarn infra:check` fails. The reason is in its table.
 */
export function acknowledgeWildcards(
  role: IRole,
  resources: string[],
  reason: string,
): void {
  const wild = resources
    .map(resource => flatten(Stack.of(role).resolve(resource)))
    .filter(resource => resource.includes('*'));
  for (const resource of wild) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason,
    });
  }
}
