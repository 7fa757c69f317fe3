import { type Rights, rows, via } from './Row';

const ours = { 'aws:resourcetag/apo:managed': 'true' };
const theirs = { 'aws:resourcetag/apo:managed': 'false' };
const token = {
  'sts:awsservicename': 'codeartifact.amazonaws.com',
  'sts:durationseconds': '900',
};

const templates: Rights = aws => {
  const object = `${aws.bucket}/templates/vpc/1.0.0/abc.template`;
  const url = (path: string) => ({
    'cloudformation:templateurl': `https://${aws.bucket.slice(
      13,
    )}.s3.eu-west-1.amazonaws.com/${path}`,
  });
  return [
    ...rows('may', ['s3:GetObject', 's3:PutObject'], object),
    ...rows(
      'may',
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      aws.dataKey,
      via('s3'),
    ),
    ...rows(
      'may',
      ['cloudformation:ValidateTemplate'],
      '*',
      url('templates/a'),
    ),
    ...rows('may not', ['s3:DeleteObject', 's3:DeleteObjectVersion'], object),
    ...rows(
      'may not',
      ['s3:GetObject', 's3:PutObject'],
      `${aws.bucket}/bundles/a`,
    ),
    ...rows('may not', ['s3:GetObject'], `${aws.bucket}/build/output/a`),
    ...rows('may not', ['s3:PutObject'], 'arn:aws:s3:::other/templates/a'),
    ...rows('may not', ['s3:ListBucket', 's3:PutBucketPolicy'], aws.bucket),
    ...rows('may not', ['kms:Decrypt'], aws.dataKey),
    ...rows('may not', ['kms:Decrypt'], aws.dataKey, via('dynamodb')),
    ...rows(
      'may not',
      ['cloudformation:ValidateTemplate'],
      '*',
      url('bundles/a'),
    ),
    ...rows('may not', ['cloudformation:ValidateTemplate'], '*'),
    ...rows(
      'may not',
      ['cloudformation:CreateStack'],
      aws.foreign('cloudformation', 'stack/a/b'),
    ),
  ];
};

const products: Rights = aws => {
  const named = (...actions: string[]) =>
    actions.map(action => `servicecatalog:${action}`);
  const changes = named(
    'CreateConstraint',
    'CreateProvisioningArtifact',
    'UpdateProduct',
    'UpdateProvisioningArtifact',
  );
  return [
    ...rows(
      'may',
      named(
        'DescribeProductAsAdmin',
        'DescribeProvisioningArtifact',
        'ListPortfoliosForProduct',
        'ListProvisioningArtifacts',
      ),
      aws.product,
    ),
    ...rows('may', named('CreateProduct'), aws.product, {
      'aws:requesttag/apo:managed': 'true',
    }),
    ...rows('may', changes, aws.product, ours),
    ...rows('may', named('DescribePortfolio'), aws.portfolio),
    ...rows(
      'may',
      named(
        'AssociateProductWithPortfolio',
        'DescribeConstraint',
        'ListConstraintsForPortfolio',
        'ListPortfolios',
      ),
      '*',
    ),
    ...rows('may', named('GetAttributeGroup'), aws.attributeGroup),
    ...rows('may not', named('CreateProduct'), aws.product),
    ...rows('may not', changes, aws.product),
    ...rows('may not', changes, aws.product, theirs),
    ...rows(
      'may not',
      named(
        'DeleteProduct',
        'DeleteProvisioningArtifact',
        'DisassociateProductFromPortfolio',
      ),
      aws.product,
      ours,
    ),
    ...rows(
      'may not',
      named(
        'AssociatePrincipalWithPortfolio',
        'CreatePortfolioShare',
        'DeletePortfolio',
        'UpdatePortfolio',
      ),
      aws.portfolio,
    ),
    ...rows('may not', named('DeleteConstraint', 'CreateTagOption'), '*'),
    ...rows('may not', named('UpdateAttributeGroup'), aws.attributeGroup, ours),
    ...rows('may not', ['iam:PassRole', 'sts:AssumeRole'], aws.launchRole),
  ];
};

const packages: Rights = aws => [
  ...rows('may', ['codeartifact:GetAuthorizationToken'], aws.domain),
  ...rows('may', ['sts:GetServiceBearerToken'], '*', token),
  ...rows(
    'may',
    ['codeartifact:GetRepositoryEndpoint', 'codeartifact:ReadFromRepository'],
    aws.repository,
  ),
  ...rows(
    'may',
    [
      'codeartifact:DescribePackageVersion',
      'codeartifact:ListPackageVersionAssets',
      'codeartifact:PublishPackageVersion',
      'codeartifact:PutPackageMetadata',
      'codeartifact:UpdatePackageVersionsStatus',
    ],
    aws.package,
  ),
  ...rows('may not', ['sts:GetServiceBearerToken'], '*', {
    ...token,
    'sts:durationseconds': '43200',
  }),
  ...rows('may not', ['sts:GetServiceBearerToken'], '*', {
    ...token,
    'sts:awsservicename': 'other.amazonaws.com',
  }),
  ...rows(
    'may not',
    [
      'codeartifact:DeletePackageVersions',
      'codeartifact:DisposePackageVersions',
      'codeartifact:PutPackageOriginConfiguration',
      'codeartifact:CopyPackageVersions',
    ],
    aws.package,
  ),
  ...[
    'package/patterns/patterns/npm/other/vpc',
    'package/patterns/npm-store/npm/patterns/vpc',
    'package/other/patterns/npm/patterns/vpc',
  ].flatMap(foreign =>
    rows(
      'may not',
      ['codeartifact:PublishPackageVersion'],
      aws.foreign('codeartifact', foreign),
    ),
  ),
  ...rows(
    'may not',
    [
      'codeartifact:DeleteRepository',
      'codeartifact:PutRepositoryPermissionsPolicy',
    ],
    aws.repository,
  ),
];

/** Of the role that publishes: the table of docs/aws.md, "Accounts, roles and targets". */
export const publisher: Rights = (aws, config) => [
  ...templates(aws, config),
  ...products(aws, config),
  ...packages(aws, config),
];
