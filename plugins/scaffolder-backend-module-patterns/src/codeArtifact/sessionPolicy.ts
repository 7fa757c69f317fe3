import type { PublisherRole } from '../aws/PublisherRole';
import { allow, sessionPolicy, type SessionPolicy } from '../aws/SessionPolicy';
import type { CodeArtifactConfig } from './CodeArtifactConfig';
import { splitName } from './PackageContext';

/**
 * What a release may do with the publisher's role: publish this package alone.
 * The token of the npm endpoint can do no more than the credentials that it was
 * got with. Source: CodeArtifact's user guide, and the Service Authorization
 * Reference.
 */
export function packagePolicy(
  config: CodeArtifactConfig,
  role: PublisherRole,
  { packageName }: { packageName: string },
): SessionPolicy {
  const { domain, domainOwner = role.accountId, repository } = config;
  const arn = (type: string, name: string) =>
    `arn:${role.partition}:codeartifact:${config.region}:${domainOwner}:${type}/${name}`;
  const { namespace, package: name } = splitName(packageName);
  const inRepository = `${domain}/${repository}`;
  return sessionPolicy(
    allow(['codeartifact:GetAuthorizationToken'], arn('domain', domain)),
    allow(['sts:GetServiceBearerToken'], '*', {
      StringEquals: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' },
    }),
    allow(
      ['codeartifact:GetRepositoryEndpoint', 'codeartifact:ReadFromRepository'],
      arn('repository', inRepository),
    ),
    allow(
      [
        'codeartifact:DescribePackageVersion',
        'codeartifact:ListPackageVersionAssets',
        'codeartifact:PublishPackageVersion',
        'codeartifact:PutPackageMetadata',
        'codeartifact:UpdatePackageVersionsStatus',
      ],
      arn('package', `${inRepository}/npm/${namespace}/${name}`),
    ),
  );
}
