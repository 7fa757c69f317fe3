import type {
  Attribute,
  AttributeImport,
  AttributeKey,
  AttributeSyncStatus,
  RuleViolation,
} from '@apo/backstage-plugin-patterns-common';

/** An attribute that two patterns carry. */
export const pii: Attribute = {
  id: 'DATACLASS:PII',
  key: 'DataClass',
  value: 'PII',
  description: 'Says who somebody is.',
  metadata: { contact: 'privacy@example.com' },
  uses: 2,
  revision: 4,
  createdBy: 'user:default/grace',
  createdAt: '2026-01-01T10:00:00Z',
  updatedBy: 'user:default/ada',
  updatedAt: '2026-01-02T10:00:00Z',
  sync: { state: 'synced', at: '2026-01-02T10:01:00Z' },
};

/** Another value of the same key, that did not get to AWS. */
export const publicData: Attribute = {
  ...pii,
  id: 'DATACLASS:PUBLIC',
  value: 'Public',
  description: 'Everybody may read it.',
  metadata: {},
  uses: 0,
  sync: { state: 'failed', message: 'AWS refused the tag policy.' },
};

/** The only value of a key. */
export const tierOne: Attribute = {
  ...pii,
  id: 'TIER:ONE',
  key: 'Tier',
  value: 'One',
  description: '',
  metadata: {},
  uses: 1,
  sync: { state: 'pending' },
};

/** The key of the first two: required for CloudFormation patterns. */
export const dataClassKey: AttributeKey = {
  key: 'DataClass',
  values: ['PII', 'Public'],
  rule: { requiredFor: ['CFN'], several: false },
  revision: 2,
};

/** A key with several values a pattern, of which not all are allowed. */
export const regionKey: AttributeKey = {
  key: 'Region',
  values: ['eu', 'mars', 'us'],
  rule: { requiredFor: [], several: true, allowedValues: ['eu', 'us'] },
  revision: 1,
};

/** A key with one value. */
export const tierKey: AttributeKey = {
  key: 'Tier',
  values: ['One'],
  rule: { requiredFor: [], several: false },
  revision: 0,
};

/** Every key. */
export const attributeKeys = [dataClassKey, regionKey, tierKey];

/** A pattern that breaks a rule. */
export const violation: RuleViolation = {
  patternName: 'old-queue',
  title: 'Old queue',
  type: 'CFN',
  message: 'DataClass is required for CFN patterns',
};

/** All is well on AWS. */
export const inSync: AttributeSyncStatus = {
  target: 'tags',
  pending: 0,
  failures: [],
  failureCount: 0,
  checkedAt: '2026-01-02T10:00:00Z',
  drift: [],
  driftCount: 0,
  quotas: [{ name: 'attribute groups', used: 12, limit: 100 }],
};

/** A dry run with a row of each kind but an invalid one. */
export const dryRun: AttributeImport = {
  plan: 'plan-1',
  applied: false,
  changes: [
    {
      row: 1,
      action: 'create',
      key: 'Tier',
      value: 'Two',
      after: { description: 'The second.', metadata: {} },
    },
    {
      row: 2,
      action: 'update',
      key: 'DataClass',
      value: 'PII',
      before: { description: 'Old words.', metadata: {} },
      after: { description: 'New words.', metadata: { contact: 'a@b.c' } },
    },
    { row: 3, action: 'unchanged', key: 'Tier', value: 'One' },
  ],
};
