import { type Rights, rows } from './Row';

const token = (seconds: number) => ({
  'sts:awsservicename': 'codeartifact.amazonaws.com',
  'sts:durationseconds': String(seconds),
});

/** Of the role that the token of a build is made with. */
export const packageReader: Rights = aws => [
  ...rows('may', ['codeartifact:GetAuthorizationToken'], aws.domain),
  ...rows('may', ['sts:GetServiceBearerToken'], '*', token(900)),
  ...[aws.repository, aws.upstream].flatMap(repository =>
    rows(
      'may',
      ['codeartifact:GetRepositoryEndpoint', 'codeartifact:ReadFromRepository'],
      repository,
    ),
  ),
  ...rows('may not', ['sts:GetServiceBearerToken'], '*', token(901)),
  ...rows(
    'may not',
    ['codeartifact:PublishPackageVersion', 'codeartifact:PutPackageMetadata'],
    aws.package,
  ),
  ...rows(
    'may not',
    ['codeartifact:ReadFromRepository'],
    aws.foreign('codeartifact', 'repository/patterns/other'),
  ),
  ...rows('may not', ['s3:GetObject'], `${aws.bucket}/bundles/a`),
  ...rows('may not', ['sts:AssumeRole'], aws.publisherRole),
];
