import { type Rights, type Row, rows, via } from './Row';

const ours = { 'aws:resourcetag/apo:managed': 'true' };
const theirs = { 'aws:resourcetag/managedby': 'somebody' };
const tagged = { 'aws:requesttag/apo:managed': 'true' };
const create = ['ec2:CreateNetworkInterface'];
const change = [
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const describeNetwork = [
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
];

const messages: Rights = aws => [
  ...rows(
    'may',
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    aws.jobs,
  ),
  ...rows('may', ['sqs:SendMessage'], aws.results),
  ...rows(
    'may',
    ['kms:Decrypt', 'kms:GenerateDataKey'],
    aws.dataKey,
    via('sqs'),
  ),
  ...rows('may', ['kms:Decrypt'], aws.dataKey, via('lambda')),
  ...rows(
    'may',
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    `${aws.syncLog}:log-stream:1`,
  ),
  ...rows('may not', ['sqs:SendMessage'], aws.jobs),
  ...rows('may not', ['sqs:ReceiveMessage'], aws.results),
  ...rows('may not', ['sqs:ReceiveMessage', 'sqs:SendMessage'], aws.events),
  ...rows('may not', ['kms:Decrypt'], aws.dataKey, via('s3')),
  ...rows('may not', ['kms:Decrypt'], aws.dataKey),
  ...rows('may not', ['logs:PutLogEvents'], `${aws.buildLog}:log-stream:1`),
  ...rows('may not', ['dynamodb:GetItem'], aws.table),
  ...rows('may not', ['s3:GetObject'], `${aws.bucket}/bundles/a`),
  ...rows('may not', ['sts:AssumeRole'], aws.publisherRole),
];

const interfaces: Rights = aws => {
  const code = { 'lambda:sourcefunctionarn': aws.sync };
  const places = [aws.networkInterface, aws.isolatedSubnet, aws.syncGroup];
  return [
    ...places.flatMap(place => rows('may', create, place)),
    ...rows('may', change, aws.networkInterface),
    ...rows('may', describeNetwork, '*'),
    // Lambda has these rights, the code of the function has not.
    ...places.flatMap(place => rows('may not', create, place, code)),
    ...rows('may not', change, aws.networkInterface, code),
    ...rows('may not', describeNetwork, '*', code),
    ...rows(
      'may not',
      ['ec2:CreateNetworkInterface'],
      aws.foreign('ec2', 'subnet/subnet-other'),
    ),
    ...rows('may not', ['ec2:CreateNetworkInterface'], aws.buildGroup),
  ];
};

const tagOptions: Rights = aws => {
  const changes = [
    'servicecatalog:AssociateTagOptionWithResource',
    'servicecatalog:DisassociateTagOptionFromResource',
  ];
  return [
    ...rows('may', ['servicecatalog:DescribeProductAsAdmin'], aws.product),
    ...rows('may', changes, aws.product, ours),
    // AWS knows no resources for these: the code looks for its own mark.
    ...rows(
      'may',
      [
        'ListTagOptions',
        'ListResourcesForTagOption',
        'CreateTagOption',
        'UpdateTagOption',
        'DeleteTagOption',
      ].map(action => `servicecatalog:${action}`),
      '*',
    ),
    ...rows('may not', changes, aws.product),
    ...rows('may not', changes, aws.product, theirs),
    ...rows('may not', changes, aws.portfolio, ours),
    ...rows(
      'may not',
      ['servicecatalog:UpdateProduct', 'servicecatalog:DeleteProduct'],
      aws.product,
      ours,
    ),
  ];
};

const packageGroups: Rights = aws => {
  const foreign = aws.foreign('codeartifact', 'package-group/other/npm/a$');
  return [
    ...rows(
      'may',
      ['codeartifact:DescribePackageGroup', 'codeartifact:ListTagsForResource'],
      aws.packageGroup,
    ),
    ...rows('may', ['codeartifact:CreatePackageGroup'], '*', tagged),
    // AWS asks for it when a group is made with tags. That it can mark a group
    // of others as well cannot be told from that; the code looks first.
    ...rows('may', ['codeartifact:TagResource'], aws.packageGroup, tagged),
    ...rows(
      'may',
      ['codeartifact:TagResource', 'codeartifact:UntagResource'],
      aws.packageGroup,
      ours,
    ),
    ...rows('may not', ['codeartifact:CreatePackageGroup'], '*'),
    ...rows(
      'may not',
      ['codeartifact:TagResource', 'codeartifact:UntagResource'],
      aws.packageGroup,
      theirs,
    ),
    ...rows('may not', ['codeartifact:TagResource'], aws.domain, tagged),
    ...rows('may not', ['codeartifact:TagResource'], foreign, tagged),
    ...rows(
      'may not',
      [
        'codeartifact:DeletePackageGroup',
        'codeartifact:UpdatePackageGroup',
        'codeartifact:UpdatePackageGroupOriginConfiguration',
      ],
      aws.packageGroup,
      ours,
    ),
    ...rows('may not', ['codeartifact:PublishPackageVersion'], aws.package),
  ];
};

const attributeGroups: Rights = aws => {
  const group = aws.attributeGroup;
  const named = (...actions: string[]) =>
    actions.map(action => `servicecatalog:${action}`);
  return [
    ...rows('may', named('GetAttributeGroup'), group),
    // As with package groups: a mark can be put on groups of others.
    ...rows('may', named('CreateAttributeGroup', 'TagResource'), group, tagged),
    ...rows(
      'may',
      named('UpdateAttributeGroup', 'DeleteAttributeGroup'),
      group,
      ours,
    ),
    ...rows('may not', named('CreateAttributeGroup', 'TagResource'), group),
    ...rows(
      'may not',
      named('UpdateAttributeGroup', 'DeleteAttributeGroup'),
      group,
      theirs,
    ),
    ...rows('may not', named('CreateTagOption'), '*'),
    ['may not', 'codeartifact:TagResource', aws.packageGroup, ours] as Row,
  ];
};

/** Of the function: docs/aws.md, "Attribute sync by SQS and Lambda". */
export const attributeSync: Rights = (aws, config) => [
  ...messages(aws, config),
  ...interfaces(aws, config),
  ...(config.attributes.target === 'tags'
    ? [...tagOptions(aws, config), ...packageGroups(aws, config)]
    : attributeGroups(aws, config)),
];
