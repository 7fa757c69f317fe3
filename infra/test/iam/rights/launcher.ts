import { type Rights, rows } from './Row';

/** docs/launching.md, "Rights". */
export const launcher: Rights = aws => {
  const launch = [
    'servicecatalog:ListLaunchPaths',
    'servicecatalog:ProvisionProduct',
  ];
  const follow = [
    'DescribeProvisionedProduct',
    'DescribeRecord',
    'TerminateProvisionedProduct',
  ].map(action => `servicecatalog:${action}`);
  return [
    ...rows('may', launch, aws.product, {
      'aws:resourcetag/apo:managed': 'true',
    }),
    ...rows('may', follow, '*', { 'servicecatalog:rolelevel': 'self' }),
    // Products of others, and what others have launched.
    ...rows('may not', launch, aws.product),
    ...rows('may not', launch, aws.product, {
      'aws:resourcetag/apo:managed': 'false',
    }),
    ...rows('may not', follow, '*'),
    ...rows('may not', follow, '*', { 'servicecatalog:accountlevel': 'self' }),
    ...rows('may not', ['servicecatalog:CreateProduct'], aws.product, {
      'aws:requesttag/apo:managed': 'true',
    }),
    ...rows(
      'may not',
      ['servicecatalog:CreateProvisioningArtifact'],
      aws.product,
      { 'aws:resourcetag/apo:managed': 'true' },
    ),
    ...rows('may not', ['servicecatalog:AssociateProductWithPortfolio'], '*'),
    ...rows(
      'may not',
      ['cloudformation:CreateStack', 'cloudformation:DeleteStack'],
      aws.foreign('cloudformation', 'stack/SC-111122223333-pp-1/1a2b'),
    ),
    ...rows('may not', ['iam:PassRole'], aws.launchRole),
    ...rows('may not', ['sts:AssumeRole'], aws.launchRole),
    ...rows('may not', ['s3:GetObject'], `${aws.bucket}/templates/a`),
  ];
};
