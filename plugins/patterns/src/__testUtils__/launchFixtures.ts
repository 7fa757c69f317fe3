import type {
  Consumers,
  Launch,
  Report,
  TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';
import { report } from './fixtures';

/** A bucket that is there. */
export const launch: Launch = {
  id: 'launch-1',
  kind: 'product',
  patternName: 'encrypted-bucket',
  version: '1.1.0',
  name: 'orders-bucket',
  state: 'available',
  launchedBy: 'user:default/ada',
  launchedAt: '2026-01-03T10:00:00Z',
  updatedAt: '2026-01-03T10:01:00Z',
  targetName: 'default',
  accountId: '111122223333',
  region: 'eu-west-1',
  provisionedProductId: 'pp-1',
  behind: false,
  parameters: [{ key: 'BucketName', value: 'orders' }],
  outputs: [
    {
      key: 'BucketArn',
      value: 'arn:aws:s3:::orders',
      description: 'Of the bucket',
    },
  ],
  can: { end: { allowed: true } },
};

/** An app that uses a package. */
export const application: Launch = {
  id: 'launch-2',
  kind: 'application',
  patternName: 'event-fan-out',
  version: '1.0.0',
  name: 'orders-app',
  state: 'recorded',
  launchedBy: 'user:default/ada',
  launchedAt: '2026-01-02T10:00:00Z',
  updatedAt: '2026-01-02T10:00:00Z',
  url: 'https://github.com/example/orders-app',
  behind: true,
  can: { end: { allowed: true } },
};

/** Who uses the pattern: two of three are behind. */
export const consumers: Consumers = {
  total: 3,
  versions: [
    { version: '1.1.0', count: 1, behind: false },
    { version: '1.0.0', count: 2, behind: true },
  ],
  items: [
    launch,
    {
      ...launch,
      id: 'launch-3',
      name: 'billing-bucket',
      version: '1.0.0',
      launchedBy: 'user:default/lin',
      can: { end: { allowed: false } },
      parameters: undefined,
      outputs: undefined,
    },
  ],
};

/** One parameter of each kind that the form tells apart. */
export const parameters: TemplateParameter[] = [
  {
    name: 'BucketName',
    type: 'String',
    description: 'Of the bucket',
    allowedPattern: '[a-z][a-z0-9-]*',
    constraintDescription: 'lower case letters, digits and -',
    maxLength: 20,
  },
  { name: 'Days', type: 'Number', default: '30', minValue: 1 },
  {
    name: 'Versioned',
    type: 'String',
    default: 'true',
    allowedValues: ['true', 'false'],
  },
  { name: 'Stage', type: 'String', allowedValues: ['dev', 'prod'] },
  { name: 'Vpc', type: 'AWS::EC2::VPC::Id', label: 'Network' },
  { name: 'Password', type: 'String', noEcho: true, minLength: 8 },
  { name: 'Pin', type: 'String', noEcho: true, default: 'secret-default' },
];

/** A report whose template has those parameters. */
export const parametersReport: Report = {
  ...report,
  templates: [{ ...report.templates[0], parameters }],
};
