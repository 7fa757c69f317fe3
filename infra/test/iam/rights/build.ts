import { type Rights, rows, via } from './Row';

const lent = (subnet: string) => ({
  'ec2:authorizedservice': 'codebuild.amazonaws.com',
  'ec2:subnet': subnet,
});

/**
 * Of builds, whose authors can find the credentials of this role: "The project"
 * of the README of patterns-backend-module-aws.
 */
export const build: Rights = aws => [
  ...rows(
    'may',
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    `${aws.buildLog}:log-stream:1`,
  ),
  ...rows(
    'may',
    [
      'ec2:DescribeDhcpOptions',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ],
    '*',
  ),
  ...[aws.networkInterface, aws.isolatedSubnet, aws.buildGroup].flatMap(
    resource => rows('may', ['ec2:CreateNetworkInterface'], resource),
  ),
  ...rows('may', ['ec2:DeleteNetworkInterface'], aws.networkInterface),
  ...rows(
    'may',
    ['ec2:CreateNetworkInterfacePermission'],
    aws.networkInterface,
    lent(aws.isolatedSubnet),
  ),
  ...rows(
    'may not',
    ['ec2:CreateNetworkInterfacePermission'],
    aws.networkInterface,
    lent(aws.foreign('ec2', 'subnet/subnet-other')),
  ),
  ...rows(
    'may not',
    ['ec2:CreateNetworkInterfacePermission'],
    aws.networkInterface,
    { ...lent(aws.isolatedSubnet), 'ec2:authorizedservice': 'other' },
  ),
  ...rows(
    'may not',
    ['ec2:CreateNetworkInterface'],
    aws.foreign('ec2', 'subnet/subnet-other'),
  ),
  ...rows('may not', ['ec2:CreateNetworkInterface'], aws.syncGroup),
  ...['bundles/a', 'templates/a', 'build/source/a', 'build/output/a'].flatMap(
    key =>
      rows('may not', ['s3:GetObject', 's3:PutObject'], `${aws.bucket}/${key}`),
  ),
  ...rows('may not', ['s3:ListBucket'], aws.bucket),
  ...rows('may not', ['kms:Decrypt', 'kms:GenerateDataKey'], aws.dataKey),
  ...rows('may not', ['kms:Decrypt'], aws.dataKey, via('s3')),
  ...[
    aws.publisherRole,
    aws.portalRole,
    aws.readerRole,
    aws.launchRole,
  ].flatMap(role => rows('may not', ['sts:AssumeRole', 'iam:PassRole'], role)),
  ...rows('may not', ['codeartifact:GetAuthorizationToken'], aws.domain),
  ...rows('may not', ['codeartifact:ReadFromRepository'], aws.repository),
  ...rows('may not', ['codeartifact:PublishPackageVersion'], aws.package),
  ...rows('may not', ['secretsmanager:GetSecretValue'], aws.clientSecret),
  ...rows('may not', ['dynamodb:GetItem', 'dynamodb:Query'], aws.table),
  ...rows('may not', ['sqs:SendMessage', 'sqs:ReceiveMessage'], aws.jobs),
  ...rows('may not', ['codebuild:StartBuild'], aws.project),
  ...rows('may not', ['logs:GetLogEvents'], `${aws.buildLog}:log-stream:1`),
  ...rows('may not', ['logs:PutLogEvents'], `${aws.syncLog}:log-stream:1`),
];
