import type { RequestContext } from '@apo/local-aws';
import { type Rights, type Row, rows, via } from './Row';

const OBJECT = 's3:GetObject';
const variables = ['SOURCE_URL', 'OUTPUT_URL', 'NPM_REGISTRY', 'NPM_TOKEN'];
const name = 'codebuild:environment.environmentvariables.name';

/** What a caller of StartBuild could send beside the portal's variables. */
const OVERRIDES: RequestContext[] = [
  { 'codebuild:source.buildspec': 'commands' },
  { 'codebuild:source.location': 'bucket/source.zip' },
  { 'codebuild:environment.image': 'image' },
  { 'codebuild:environment.privilegedmode': 'true' },
  { 'codebuild:environment.fleet.fleetarn': 'fleet' },
  { 'codebuild:environment.computetype': 'BUILD_GENERAL1_2XLARGE' },
  { 'codebuild:servicerole': 'role' },
  { 'codebuild:artifacts': 'artifacts' },
  { 'codebuild:secondarysources': 'sources' },
  { 'codebuild:logsconfig': 'logs' },
  { 'codebuild:encryptionkey': 'key' },
  { [name]: [...variables, 'NODE_OPTIONS'] },
];

/** docs/aws.md, "Bundles in S3" and "Is AWS set up right"; "A build" of the module's README. */
const bucket: Rights = aws => [
  ...[
    'bundles/sha256/ab/cd.tar',
    'build/source/1.tar',
    'build/output/1.tgz',
  ].flatMap(key =>
    rows('may', [OBJECT, 's3:PutObject'], `${aws.bucket}/${key}`),
  ),
  ...rows('may', ['s3:DeleteObject'], `${aws.bucket}/build/source/1.tar`),
  ...rows('may', ['s3:DeleteObject'], `${aws.bucket}/build/output/1.tgz`),
  ...rows(
    'may',
    [
      's3:ListBucket',
      's3:GetBucketPublicAccessBlock',
      's3:GetBucketPolicy',
      's3:GetBucketPolicyStatus',
      's3:GetBucketVersioning',
      's3:GetEncryptionConfiguration',
    ],
    aws.bucket,
  ),
  ...rows('may not', [OBJECT, 's3:PutObject'], `${aws.bucket}/templates/a`),
  ...rows(
    'may not',
    ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl'],
    `${aws.bucket}/bundles/a`,
  ),
  ...rows('may not', ['s3:DeleteObjectVersion'], `${aws.bucket}/build/a`),
  ...rows(
    'may not',
    ['s3:PutBucketPolicy', 's3:DeleteBucket', 's3:PutBucketVersioning'],
    aws.bucket,
  ),
  ...rows('may not', [OBJECT], `${aws.accessLogs}/s3/Patterns/a`),
  ...rows('may not', [OBJECT, 's3:PutObject'], 'arn:aws:s3:::other/bundles/a'),
];

const keys: Rights = aws => [
  ...['s3', 'sqs', 'dynamodb'].flatMap(service =>
    rows(
      'may',
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      aws.dataKey,
      via(service),
    ),
  ),
  ...rows('may', ['kms:DescribeKey', 'kms:GetKeyRotationStatus'], aws.dataKey),
  ...rows('may not', ['kms:Decrypt', 'kms:Encrypt'], aws.dataKey),
  ...rows('may not', ['kms:Decrypt'], aws.dataKey, via('secretsmanager')),
  ...rows('may not', ['kms:Decrypt'], aws.logsKey, via('s3')),
  ...rows(
    'may not',
    ['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 'kms:CreateGrant'],
    aws.dataKey,
  ),
];

/** docs/dynamodb.md. */
const table: Rights = aws => [
  ...rows(
    'may',
    [
      'DescribeTable',
      'DescribeContinuousBackups',
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'ConditionCheckItem',
    ].map(action => `dynamodb:${action}`),
    aws.table,
  ),
  ...rows('may', ['dynamodb:Query'], `${aws.table}/index/versions-by-state`),
  ...rows(
    'may not',
    ['dynamodb:Scan', 'dynamodb:DeleteTable', 'dynamodb:UpdateTable'],
    aws.table,
  ),
  ...rows(
    'may not',
    ['dynamodb:GetItem', 'dynamodb:PutItem'],
    aws.foreign('dynamodb', 'table/other'),
  ),
];

/** "A build" of the README of patterns-backend-module-aws. */
const builds: Rights = aws => [
  ['may', 'codebuild:StartBuild', aws.project, { [name]: variables }],
  ...OVERRIDES.map(
    override =>
      [
        'may not',
        'codebuild:StartBuild',
        aws.project,
        { [name]: variables, ...override },
      ] as Row,
  ),
  ...rows(
    'may',
    [
      'codebuild:BatchGetBuilds',
      'codebuild:BatchGetProjects',
      'codebuild:StopBuild',
    ],
    aws.project,
  ),
  ...rows('may', ['logs:GetLogEvents'], `${aws.buildLog}:log-stream:1`),
  ...rows(
    'may not',
    [
      'codebuild:UpdateProject',
      'codebuild:StartBuildBatch',
      'codebuild:RetryBuild',
    ],
    aws.project,
  ),
  ...rows(
    'may not',
    ['codebuild:StartBuild', 'codebuild:StopBuild'],
    aws.foreign('codebuild', 'project/other'),
  ),
  ...rows('may not', ['logs:GetLogEvents'], `${aws.syncLog}:log-stream:1`),
  ...rows('may not', ['logs:DeleteLogGroup'], aws.buildLog),
];

/** docs/aws.md, "Attribute sync by SQS and Lambda" and "Events". */
const queues: Rights = aws => [
  ...rows('may', ['sqs:SendMessage'], aws.jobs),
  ...[aws.results, aws.events].flatMap(queue =>
    rows('may', ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], queue),
  ),
  ...[aws.jobs, aws.results, aws.events, ...aws.deadLetters].flatMap(queue =>
    rows('may', ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'], queue),
  ),
  ...rows('may not', ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], aws.jobs),
  ...rows('may not', ['sqs:SendMessage', 'sqs:PurgeQueue'], aws.results),
  ...rows('may not', ['sqs:SendMessage', 'sqs:PurgeQueue'], aws.events),
  ...aws.deadLetters.flatMap(queue =>
    rows('may not', ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], queue),
  ),
  ...rows('may not', ['sqs:ReceiveMessage'], aws.foreign('sqs', 'other')),
  ...rows(
    'may not',
    ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode'],
    aws.sync,
  ),
];

/** docs/aws.md, "Accounts, roles and targets": the publisher's role publishes. */
const publishing: Rights = aws => [
  ...rows('may', ['sts:AssumeRole'], aws.publisherRole),
  ...rows('may', ['sts:AssumeRole'], aws.readerRole),
  ...rows('may', ['sts:AssumeRole', 'sts:TagSession'], aws.launcherRole),
  ...rows('may not', ['sts:AssumeRole'], aws.launchRole),
  ...rows('may not', ['sts:TagSession'], aws.publisherRole),
  ...rows('may not', ['servicecatalog:ProvisionProduct'], aws.product, {
    'aws:resourcetag/apo:managed': 'true',
  }),
  ...rows(
    'may not',
    ['sts:AssumeRole'],
    'arn:aws:iam::111122223333:role/other',
  ),
  ...rows('may', ['codeartifact:DescribeDomain'], aws.domain),
  ...rows('may', ['codeartifact:DescribeRepository'], aws.repository),
  ...rows('may', ['servicecatalog:DescribePortfolio'], aws.portfolio),
  ...rows('may not', ['codeartifact:GetAuthorizationToken'], aws.domain),
  ...rows('may not', ['codeartifact:ReadFromRepository'], aws.repository),
  ...rows(
    'may not',
    [
      'codeartifact:PublishPackageVersion',
      'codeartifact:DeletePackageVersions',
    ],
    aws.package,
  ),
  ...rows('may not', ['sts:GetServiceBearerToken'], '*', {
    'sts:awsservicename': 'codeartifact.amazonaws.com',
    'sts:durationseconds': '900',
  }),
  ...rows(
    'may not',
    [
      'CreateProduct',
      'UpdateProduct',
      'DeleteProduct',
      'CreateProvisioningArtifact',
      'CreateConstraint',
    ].map(action => `servicecatalog:${action}`),
    aws.product,
    {
      'aws:requesttag/apo:managed': 'true',
      'aws:resourcetag/apo:managed': 'true',
    },
  ),
  ...rows('may not', ['servicecatalog:AssociateProductWithPortfolio'], '*'),
];

/** docs/aws.md: "The portal keeps the actions of these that read". */
const attributes: Rights = (aws, config) =>
  config.attributes.target === 'tags'
    ? [
        ...rows('may', ['servicecatalog:DescribeProductAsAdmin'], aws.product),
        ...rows(
          'may',
          [
            'servicecatalog:ListTagOptions',
            'servicecatalog:ListResourcesForTagOption',
          ],
          '*',
        ),
        ...rows('may', ['codeartifact:ListPackageGroups'], aws.domain),
        ...rows(
          'may',
          [
            'codeartifact:DescribePackageGroup',
            'codeartifact:ListTagsForResource',
          ],
          aws.packageGroup,
        ),
        ...rows(
          'may not',
          ['servicecatalog:CreateTagOption', 'servicecatalog:DeleteTagOption'],
          '*',
        ),
        ...rows(
          'may not',
          ['codeartifact:TagResource', 'codeartifact:UntagResource'],
          aws.packageGroup,
          { 'aws:resourcetag/apo:managed': 'true' },
        ),
      ]
    : [
        ...rows('may', ['servicecatalog:ListAttributeGroups'], '*'),
        ...rows(
          'may',
          ['servicecatalog:GetAttributeGroup'],
          aws.attributeGroup,
        ),
        ...rows(
          'may not',
          [
            'servicecatalog:UpdateAttributeGroup',
            'servicecatalog:DeleteAttributeGroup',
          ],
          aws.attributeGroup,
          { 'aws:resourcetag/apo:managed': 'true' },
        ),
      ];

const database: Rights = (aws, config) =>
  config.portal
    ? [
        ...rows(
          'may',
          ['rds-db:connect'],
          aws.foreign('rds-db', 'dbuser:cluster-patterns-portal/portal'),
        ),
        ...rows(
          'may not',
          ['rds-db:connect'],
          aws.foreign('rds-db', 'dbuser:cluster-patterns-portal/administrator'),
        ),
      ]
    : [];

/** People and teams in the catalog: the README of catalog-backend-module-cognito-org. */
const people: Rights = aws => [
  ...rows(
    'may',
    [
      'cognito-idp:ListGroups',
      'cognito-idp:ListUsers',
      'cognito-idp:ListUsersInGroup',
    ],
    aws.userPool,
  ),
  ...rows(
    'may not',
    [
      'cognito-idp:AdminAddUserToGroup',
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminSetUserPassword',
      'cognito-idp:AdminUpdateUserAttributes',
      'cognito-idp:UpdateUserPool',
      'cognito-idp:UpdateUserPoolClient',
    ],
    aws.userPool,
  ),
  ...rows(
    'may not',
    ['cognito-idp:ListUsers'],
    aws.foreign('cognito-idp', 'userpool/other'),
  ),
];

/** docs/notifications.md, "Mails on AWS". */
const mails: Rights = (aws, config) => {
  const send = ['ses:SendEmail', 'ses:SendRawEmail'];
  const identity = aws.foreign('ses', 'identity/example.com');
  const from = (address: string) => ({ 'ses:fromaddress': address });
  const others: Row[] = [
    ...rows('may not', send, identity, from('ceo@example.com')),
    ...rows('may not', send, identity),
    ...rows(
      'may not',
      send,
      aws.foreign('ses', 'identity/example.org'),
      from('patterns@example.com'),
    ),
    ...rows('may not', ['ses:CreateEmailIdentity'], '*'),
    ...rows('may not', ['ses:PutEmailIdentityPolicy'], identity),
  ];
  return [
    ...rows(
      config.mail ? 'may' : 'may not',
      send,
      identity,
      from('patterns@example.com'),
    ),
    ...others,
  ];
};

const elsewhere: Rights = aws => [
  ...rows('may not', ['secretsmanager:GetSecretValue'], aws.clientSecret),
  ...rows('may not', ['ssm:GetParameter'], aws.foreign('ssm', 'parameter/a')),
  ...rows('may not', ['iam:PassRole', 'iam:PutRolePolicy'], aws.launchRole),
  ...rows(
    'may not',
    ['ecr:PutImage'],
    aws.foreign('ecr', 'repository/patterns/portal'),
  ),
];

/** Of the role that the portal's task has, or a portal elsewhere. */
export const portal: Rights = (aws, config) => [
  ...bucket(aws, config),
  ...keys(aws, config),
  ...table(aws, config),
  ...builds(aws, config),
  ...queues(aws, config),
  ...publishing(aws, config),
  ...attributes(aws, config),
  ...database(aws, config),
  ...people(aws, config),
  ...mails(aws, config),
  ...elsewhere(aws, config),
];
