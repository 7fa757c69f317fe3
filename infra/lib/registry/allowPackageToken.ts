import type { IRole } from 'aws-cdk-lib/aws-iam';
import { allow } from '../common/allow';
import type { PatternPackages } from './PatternPackages';

/**
 * Lets a role get a token of CodeArtifact, for 15 minutes at most.
 * `sts:GetServiceBearerToken` knows no resources
 * (https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html).
 */
export function allowPackageToken(
  role: IRole,
  { domainArn }: PatternPackages,
): void {
  allow(role, 'Token', {
    actions: ['codeartifact:GetAuthorizationToken'],
    resources: [domainArn],
  });
  allow(role, 'BearerToken', {
    actions: ['sts:GetServiceBearerToken'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' },
      NumericLessThanEquals: { 'sts:DurationSeconds': '900' },
    },
    wildcard:
      'AWS knows no resources for it. The conditions leave CodeArtifact and tokens of 15 minutes.',
  });
}
