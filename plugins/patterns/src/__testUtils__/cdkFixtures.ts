import type {
  PackageDetails,
  Pattern,
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { digest, pattern, report, version } from './fixtures';

/** Of the package of every CDK version here. */
export const integrity = `sha512-${'Ab1'.repeat(28)}==`;

/** A published CDK pattern. */
export const cdkPattern: Pattern = {
  ...pattern,
  name: 'event-fan-out',
  title: 'Event fan-out',
  type: 'CDK',
  description: 'A topic, and a queue for each consumer.',
  versions: pattern.versions.map(each => ({
    ...each,
    patternName: 'event-fan-out',
  })),
};

/** Its published version, whole. */
export const cdkVersion: PatternVersion = {
  ...version,
  patternName: 'event-fan-out',
  patternTitle: 'Event fan-out',
  type: 'CDK',
  files: [
    { path: 'package.json', size: 600 },
    { path: 'package-lock.json', size: 9_000 },
    { path: 'README.md', size: 100 },
    { path: 'USAGE.md', size: 100 },
    { path: 'src/index.ts', size: 80 },
  ],
  package: {
    name: '@patterns/event-fan-out',
    integrity,
    size: 12_345,
    outputs: 'c3'.repeat(32),
  },
  publications: [
    {
      targetName: 'default',
      target: 'codeartifact',
      publishedAt: '2026-01-02T10:00:00Z',
      digest,
      accountId: '111122223333',
      region: 'eu-west-1',
      package: '@patterns/event-fan-out',
      registry: 'https://patterns.example/npm/approved/',
      domain: 'patterns',
      repository: 'approved',
      integrity,
    },
  ],
};

/** What is in its package. */
export const packageDetails: PackageDetails = {
  name: '@patterns/event-fan-out',
  version: '1.1.0',
  integrity,
  size: 12_345,
  unpackedSize: 50_000,
  license: 'Apache-2.0',
  installed: 6,
  files: [
    { path: 'package.json', size: 600 },
    { path: 'dist/src/index.js', size: 1_500 },
  ],
  dependencies: [
    {
      name: 'aws-cdk-lib',
      range: '^2.170.0',
      kind: 'peer',
      version: '2.276.0',
      license: 'Apache-2.0',
    },
    { name: 'left-pad', range: '^1.0.0', kind: 'optional' },
  ],
  api: [
    {
      name: 'EventFanOut',
      kind: 'class',
      construct: true,
      signature: 'extends Construct',
      docs: 'A topic for events. See {@link ConsumerOptions}.\n\n**Encrypted.** <script>alert(1)</script>',
      members: [
        {
          name: 'topic',
          kind: 'property',
          type: 'ITopic',
          docs: 'Events are published `here`.',
        },
        {
          name: 'constructor',
          kind: 'constructor',
          type: '(scope: Construct, id: string, props: EventFanOutProps)',
        },
        {
          name: 'addConsumer',
          kind: 'method',
          type: '(id: string, options?: ConsumerOptions): IQueue',
          deprecated: 'Use `subscribe`.',
        },
      ],
    },
    {
      name: 'ConsumerOptions',
      kind: 'interface',
      docs: 'What one consumer needs.',
      members: [
        {
          name: 'maxReceiveCount',
          kind: 'property',
          type: 'number',
          optional: true,
          default: '- as many as SQS takes',
        },
      ],
    },
    {
      name: 'EventFanOutProps',
      kind: 'interface',
      signature: 'extends NamedProps',
      docs: 'How it is made.',
      deprecated: '',
      members: [
        { name: 'alarmTopic', kind: 'property', type: 'ITopic' },
        {
          name: 'retention',
          kind: 'property',
          type: 'Duration',
          optional: true,
          default: '4 days',
        },
      ],
    },
    {
      name: 'NamedProps',
      kind: 'interface',
      members: [{ name: 'label', kind: 'property', type: "'a' | 'b'" }],
    },
  ],
};

/** The report on the two templates of its example. */
export const cdkReport: Report = {
  ...report,
  templates: ['Orders', 'Alarms'].map(stack => ({
    path: `cdk.out/${stack}.template.json`,
    resources: [
      { id: `${stack}Topic`, type: 'AWS::SNS::Topic', dependsOn: [], line: 3 },
    ],
    parameters: [],
  })),
};

/** The log of its build, with every step. */
export const buildLog = [
  '== install: npm ci --ignore-scripts',
  '  added 6 packages',
  '== build: npm run build',
  '  > tsc',
  '== test: npm run test',
  '  # pass 3',
  '== synth: npm run synth',
  '',
  '== pack: npm pack --ignore-scripts',
  '  patterns-event-fan-out-1.1.0.tgz',
  '',
].join('\n');
