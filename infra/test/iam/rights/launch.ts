import { type Rights, rows } from './Row';

/** Of Service Catalog when it launches a product; what the configured policies allow comes to that. */
export const launch: Rights = aws => {
  const stack = aws.foreign(
    'cloudformation',
    'stack/SC-111122223333-pp-1/1a2b',
  );
  const changes = [
    'CreateStack',
    'UpdateStack',
    'DeleteStack',
    'SetStackPolicy',
    'DescribeStacks',
    'DescribeStackEvents',
  ].map(action => `cloudformation:${action}`);
  const application = aws.foreign('servicecatalog', '/applications/0a1b');
  return [
    ...rows('may', changes, stack),
    ...rows(
      'may',
      ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate'],
      '*',
    ),
    ...rows('may', ['s3:GetObject'], 'arn:aws:s3:::of-the-service/a.template', {
      's3:existingobjecttag/servicecatalog:provisioning': 'true',
    }),
    ...[application, aws.attributeGroup].flatMap(resource =>
      rows(
        'may',
        [
          'servicecatalog:AssociateAttributeGroup',
          'servicecatalog:DisassociateAttributeGroup',
        ],
        resource,
      ),
    ),
    ...rows('may not', changes, aws.foreign('cloudformation', 'stack/a/b')),
    ...rows('may not', ['s3:GetObject'], `${aws.bucket}/bundles/a`),
    ...rows(
      'may not',
      ['servicecatalog:DeleteAttributeGroup'],
      aws.attributeGroup,
    ),
    ...rows('may not', ['iam:PassRole'], aws.portalRole),
    ...rows('may not', ['sts:AssumeRole'], aws.publisherRole),
  ];
};
