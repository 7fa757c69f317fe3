import type { Repository } from './NpmDeprecation';
import type { SessionStatement } from './PublisherSession';

/**
 * What showing the lifecycle of one package takes, and no more. Source:
 * CodeArtifact's user guide, and the Service Authorization Reference.
 */
export function packageStatements(
  partition: string,
  region: string,
  { domain, domainOwner, repository }: Repository,
  packageName: string,
): SessionStatement[] {
  const arn = (resource: string) =>
    `arn:${partition}:codeartifact:${region}:${domainOwner}:${resource}`;
  const allow = (Action: string[], Resource: string): SessionStatement => ({
    Effect: 'Allow',
    Action,
    Resource,
  });
  const path = `${domain}/${repository}`;
  return [
    allow(['codeartifact:GetAuthorizationToken'], arn(`domain/${domain}`)),
    {
      ...allow(['sts:GetServiceBearerToken'], '*'),
      Condition: {
        StringEquals: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' },
      },
    },
    allow(
      ['codeartifact:GetRepositoryEndpoint', 'codeartifact:ReadFromRepository'],
      arn(`repository/${path}`),
    ),
    allow(
      [
        'codeartifact:DescribePackageVersion',
        'codeartifact:PublishPackageVersion',
        'codeartifact:PutPackageMetadata',
        'codeartifact:UpdatePackageVersionsStatus',
      ],
      arn(`package/${path}/npm/${packageName.replace(/^@/, '')}`),
    ),
  ];
}
