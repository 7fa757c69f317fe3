import type {
  Facets,
  Finding,
  Pattern,
  PatternSummary,
  PatternVersion,
  Report,
  Transition,
  VersionSummary,
} from '@apo/backstage-plugin-patterns-common';

/** The digest of every version here. */
export const digest = 'a1'.repeat(32);

/** A published pattern in a list. */
export const bucket: PatternSummary = {
  name: 'encrypted-bucket',
  title: 'Encrypted bucket',
  type: 'CFN',
  description: 'An S3 bucket that refuses plain text.\nWith versions.',
  owner: 'group:default/platform',
  lifecycle: 'active',
  attributes: { DataClass: ['PII'] },
  latestVersion: '1.1.0',
  newestVersion: '1.1.0',
  newestState: 'published',
  createdBy: 'user:default/ada',
  createdAt: '2026-01-01T10:00:00Z',
  updatedAt: '2026-01-02T10:00:00Z',
};

/** A deprecated pattern in a list. */
export const queue: PatternSummary = {
  ...bucket,
  name: 'old-queue',
  title: 'Old queue',
  description: 'A queue.',
  lifecycle: 'deprecated',
  latestVersion: '2.0.0',
  newestVersion: '2.0.0',
  newestState: 'deprecated',
};

/** Counts over the two patterns. */
export const facets: Facets = {
  total: 2,
  type: [{ value: 'CFN', count: 2 }],
  owner: [{ value: 'group:default/platform', count: 2 }],
  lifecycle: [
    { value: 'active', count: 1 },
    { value: 'deprecated', count: 1 },
  ],
  resourceType: [
    { value: 'AWS::S3::Bucket', count: 1 },
    { value: 'AWS::SQS::Queue', count: 1 },
  ],
  attribute: [{ value: 'DataClass:PII', count: 2 }],
};

/** A version in a list. */
export const summary: VersionSummary = {
  patternName: 'encrypted-bucket',
  version: '1.1.0',
  digest,
  state: 'published',
  submittedBy: 'user:default/ada',
  submittedAt: '2026-01-02T09:00:00Z',
  updatedAt: '2026-01-02T10:00:00Z',
  notes: 'Adds versions.',
  findings: { error: 0, warning: 0, info: 0, rulesChecked: 214 },
};

/** The pattern with two versions. */
export const pattern: Pattern = {
  ...bucket,
  sourceUrl: 'https://github.com/example/bucket',
  versions: [
    summary,
    { ...summary, version: '1.0.0', notes: 'The first.', state: 'deprecated' },
  ],
  revision: 3,
  can: {
    history: { allowed: true },
    submit: { allowed: true },
    update: { allowed: true },
    deprecate: { allowed: false },
    revoke: { allowed: false },
    subscribe: { allowed: true },
    launch: { allowed: true },
  },
};

/** The published version, whole. */
export const version: PatternVersion = {
  ...summary,
  patternTitle: 'Encrypted bucket',
  type: 'CFN',
  files: [
    { path: 'template.yaml', size: 200 },
    { path: 'README.md', size: 100 },
    { path: 'USAGE.md', size: 100 },
    { path: 'architecture.png', size: 100 },
  ],
  about: {
    title: 'Encrypted bucket',
    description: 'A bucket that nobody reads by mistake.',
    owner: 'group:default/platform',
  },
  changes: [],
  previousPublished: '1.0.0',
  review: {
    decision: 'approve',
    reviewer: 'user:default/grace',
    at: '2026-01-02T09:30:00Z',
    digest,
  },
  release: {
    startedAt: '2026-01-02T09:30:01Z',
    taskId: 'task-1',
    attempts: 1,
  },
  publications: [
    {
      targetName: 'default',
      target: 'service-catalog',
      publishedAt: '2026-01-02T10:00:00Z',
      digest,
      accountId: '111122223333',
      region: 'eu-west-1',
      portfolioId: 'port-1',
      portfolioName: 'Approved patterns',
      productId: 'prod-1',
      productName: 'encrypted-bucket',
      artifactId: 'pa-1',
    },
  ],
  history: [
    {
      version: '1.1.0',
      to: 'validating',
      actor: 'user:default/ada',
      at: '2026-01-02T09:00:00Z',
      digest,
    },
    {
      version: '1.1.0',
      from: 'validating',
      to: 'in-review',
      actor: 'plugin:patterns',
      at: '2026-01-02T09:00:02Z',
      digest,
    },
  ],
  can: {
    history: { allowed: true },
    review: { allowed: false },
    resubmit: { allowed: false },
    retry: { allowed: false },
    deprecate: { allowed: false },
    revoke: { allowed: false },
  },
};

/** The pattern's history, newest first: a refusal, a second try, a retry of the release. */
export const history: Transition[] = [
  ['published', 'publishing', 'task:task-2', '10:00:00'],
  ['publishing', 'publish-failed', 'user:default/grace', '09:45:00'],
  ['publish-failed', 'publishing', 'plugin:patterns', '09:31:00'],
  ['publishing', 'approved', 'user:default/grace', '09:30:01'],
  ['approved', 'in-review', 'user:default/grace', '09:30:00', 'Well done.'],
  ['in-review', 'validating', 'plugin:patterns', '09:00:02'],
  ['validating', 'invalid', 'user:default/ada', '09:00:00'],
  ['invalid', 'validating', 'plugin:patterns', '08:50:02'],
  ['validating', undefined, 'user:default/ada', '08:50:00'],
].map(([to, from, actor, time, comment]) => ({
  version: '1.1.0',
  to: to as Transition['to'],
  ...(from && { from: from as Transition['from'] }),
  actor: actor!,
  at: `2026-01-02T${time}Z`,
  digest: time! < '09' ? 'b2'.repeat(32) : digest,
  ...(comment && { comment }),
}));

/** A policy finding on line 4 of the template. */
export const policyError: Finding = {
  tool: 'cfn-guard',
  ruleId: 'CT.S3.PR.2',
  severity: 'error',
  message: 'The bucket has no server access logging.',
  fix: 'Set LoggingConfiguration.',
  template: 'template.yaml',
  resource: 'Bucket',
  resourceType: 'AWS::S3::Bucket',
  line: 4,
  helpUrl: 'https://docs.aws.amazon.com/ct-s3-pr-2',
};

/** A lint finding without a line. */
export const lintNote: Finding = {
  tool: 'cloudformation-validate',
  ruleId: 'I3013',
  severity: 'info',
  message: 'The resource has no retention policy.',
  template: 'template.yaml',
};

/** The report of the published version. */
export const report: Report = {
  digest,
  passed: true,
  startedAt: '2026-01-02T09:00:00Z',
  finishedAt: '2026-01-02T09:00:02Z',
  scanners: [
    { name: 'cfn-guard', version: '3.1', rulesChecked: 200, durationMs: 1 },
    { name: 'cloudformation-validate', rulesChecked: 14, durationMs: 1 },
  ],
  findings: [],
  templates: [
    {
      path: 'template.yaml',
      resources: [
        { id: 'Key', type: 'AWS::KMS::Key', dependsOn: [], line: 2 },
        {
          id: 'Bucket',
          type: 'AWS::S3::Bucket',
          dependsOn: ['Key'],
          line: 4,
        },
      ],
      parameters: [
        { name: 'BucketName', type: 'String' },
        { name: 'Days', type: 'Number', default: '30' },
      ],
    },
  ],
};

/** The text files of the published version. */
export const texts: Record<string, string> = {
  'README.md':
    '# Encrypted bucket\n\nKeeps things safe.\n\n![Flow](architecture.png) ![Spy](https://example.com/spy.png)\n\n<script>window.hacked = true</script>',
  'USAGE.md': '# How to use it\n\nGive it a name.',
  'template.yaml':
    'Resources:\n  Key:\n    Type: AWS::KMS::Key\n  Bucket:\n    Type: AWS::S3::Bucket\n',
};
