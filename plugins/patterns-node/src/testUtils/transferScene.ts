import type {
  PatternType,
  Report,
  SubscriptionKind,
  SyncDrift,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternStore, VersionPatch } from '../store/PatternStore';
import { anAttribute } from './attributes';
import { aLaunch } from './launches';
import { aRetirement } from './lifecycle';
import { aDigest, aSubmission, step, submitTo } from './storeFixtures';

const admin = 'user:default/admin';
const at = '2026-01-02T03:04:05.006Z';

/** Every pattern of the scene. */
export const scenePatterns = [
  'bucket',
  'draft',
  'failing',
  'gone',
  'network',
  'old',
  'queue',
  'waiting',
];

/** What the release of `bucket` is admitted by. */
export const sceneKeyHash = aDigest('key of the release');

/** Fills a store by its ordinary API with something of everything. */
export async function fillBusyStore(store: PatternStore): Promise<void> {
  await fillAttributes(store);
  await fillPublished(store);
  await fillPackage(store);
  await fillDrafts(store);
  await fillSync(store);
  await fillSubscriptions(store);
  await fillLaunches(store);
}

/** A report of a bundle. */
export function aReport(digest: string, passed = true): Report {
  return {
    digest,
    passed,
    startedAt: at,
    finishedAt: at,
    scanners: [{ name: 'lint', rulesChecked: 30, durationMs: 12 }],
    findings: [
      {
        tool: 'lint',
        ruleId: 'R1',
        severity: passed ? 'info' : 'error',
        message: `"It's" 100% \u0000 <open> – é`,
        template: 'template.yaml',
        line: 3,
      },
    ],
    templates: [{ path: 'template.yaml', resources: [], parameters: [] }],
  };
}

async function fillAttributes(store: PatternStore) {
  const metadata = { 'contact.team': 'a@example.com', cost: 'high' };
  const description = 'The best\nof “all”';
  await store.writeAttributes(
    [
      anAttribute('Tier', 'Gold', { description, metadata }),
      anAttribute('TIER', 'silver'),
      anAttribute('Zone', 'EU'),
      anAttribute('Zone', 'US'),
      anAttribute('Zone', 'APAC'),
      anAttribute('Unused', 'Yes'),
    ],
    admin,
  );
  await store.writeAttributes(
    [anAttribute('Zone', 'EU', { description: 'Europe', revision: 1 })],
    'user:default/other',
  );
  await store.setAttributeRule(
    'Tier',
    { requiredFor: ['CFN'], several: false, allowedValues: ['silver', 'Gold'] },
    1,
  );
  await store.setAttributeRule('Zone', { requiredFor: [], several: true }, 1);
  await store.deleteAttribute('ZONE:APAC', 1);
}

async function fillPublished(store: PatternStore) {
  const attributes = { Tier: ['Gold'], Zone: ['US', 'EU'] };
  const bucket = {
    patternName: 'bucket',
    attributes,
    title: 'Encrypted büket',
  };
  await submitTo(store, 'invalid', { ...bucket, version: '0.9.0' });
  const first = await publish(store, bucket);
  await submitTo(store, 'deprecated', { ...bucket, version: '1.1.0-rc.1' });
  await submitTo(store, 'in-review', {
    ...bucket,
    version: '1.10.0',
    title: 'A new title',
    notes: 'Says\nwhat is new',
    sourceUrl: 'https://example.com/bucket',
  });
  await store.saveReport(first, aReport(first.digest));
  const { revision } = (await store.getPattern('bucket'))!;
  const { title, description, owner } = aSubmission();
  await store.updatePattern('bucket', {
    title,
    description: `${description}, everywhere`,
    owner,
    revision,
  });
  const old = await submitTo(store, 'published', { patternName: 'old' });
  await step(store, old, 'deprecated', {
    patch: { retirement: aRetirement({ successor: 'bucket' }) },
  });
  await submitTo(store, 'revoked', { patternName: 'gone' });
  await publish(store, {
    patternName: 'network',
    owner: 'group:default/networks',
    attributes: { Tier: ['silver'] },
    title: 'Zonal network',
  });
}

/** Publishes a version with all that a release leaves behind. */
async function publish(
  store: PatternStore,
  changes: Parameters<typeof submitTo>[2],
) {
  const { version } = await store.submitVersion(aSubmission(changes));
  await store.saveReport(version, aReport(version.digest));
  await step(store, version, 'in-review', {
    patch: { findings: { error: 0, warning: 0, info: 1, rulesChecked: 30 } },
  });
  await step(store, version, 'approved', {
    comment: 'Well done',
    patch: aReview(version.digest),
  });
  const release = {
    startedAt: at,
    startedBy: admin,
    attempts: 1,
    keyHash: sceneKeyHash,
    taskId: 'task-1',
    attributes: { Tier: ['Gold'] },
  };
  await step(store, version, 'publishing', { patch: { release } });
  const place = {
    targetName: 'default',
    target: 'service-catalog' as const,
    publishedAt: at,
    digest: version.digest,
    accountId: '111122223333',
    region: 'eu-central-1',
    productId: `prod-${version.patternName}`,
  };
  return step(store, version, 'published', {
    patch: { publications: [place] },
    index: {
      text: 'The readme of an encrypted store, with versioning',
      resourceTypes: ['AWS::S3::Bucket', 'AWS::KMS::Key'],
    },
  });
}

function aReview(digest: string): VersionPatch {
  return {
    review: {
      decision: 'approve',
      reviewer: admin,
      at,
      comment: 'Well done',
      digest,
    },
  };
}

async function fillPackage(store: PatternStore) {
  const queue = { patternName: 'queue', type: 'CDK' as PatternType };
  const { version } = await store.submitVersion(aSubmission(queue));
  for (const text of ['$ npm ci\n', '$ npm run build\n', 'done\n']) {
    await store.appendBuildLog(version, version.digest, text);
  }
  await step(store, version, 'in-review', {
    patch: {
      package: {
        name: '@patterns/queue',
        integrity: 'sha512-AAAA',
        size: 1234,
        outputs: aDigest('outputs of queue'),
      },
    },
  });
}

async function fillDrafts(store: PatternStore) {
  const states: [string, VersionState][] = [
    ['draft', 'validating'],
    ['waiting', 'approved'],
    ['failing', 'publish-failed'],
  ];
  for (const [patternName, state] of states) {
    await submitTo(store, state, { patternName });
  }
  const refused = await submitTo(store, 'rejected', {
    patternName: 'draft',
    version: '2.0.0',
  });
  await store.submitVersion(
    aSubmission({
      patternName: 'draft',
      version: '2.0.0',
      digest: aDigest('mended'),
    }),
  );
  await store.saveReport(refused, aReport(aDigest('mended'), false));
  await step(store, refused, 'invalid', {
    patch: { problem: { message: 'The gate refused it', at } },
    refusedBy: [
      { tool: 'lint', ruleId: 'R1' },
      { tool: 'cfn-guard', ruleId: 'S3_“ENCRYPTED”' },
    ],
  });
  // A lease is not moved: who holds it does not come along.
  const lease = { holder: 'one', durationMs: 60_000 };
  await store.claimVersions('validating', lease, 1);
}

async function fillSubscriptions(store: PatternStore) {
  const follow = (name: string, kind: SubscriptionKind, id: string) =>
    store.subscribe(`user:default/${name}`, { kind, id });
  await follow('ann', 'pattern', 'bucket');
  await follow('ann', 'all', 'all');
  await follow('bob', 'owner', 'group:default/platform');
  await follow('bob', 'attribute', 'ZONE:EU');
  const lease = { holder: 'one', durationMs: 60_000 };
  const notices = await store.claimNotices(lease, 100);
  const [told, done, ...others] = notices;
  await store.recordDeliveries(told.id, [
    'user:default/ann',
    'user:default/zoé',
  ]);
  await store.finishNotice(done.id, 'one');
  for (const { id } of others) await store.releaseNotice(id, 'one');
}

async function fillLaunches(store: PatternStore) {
  await store.addLaunch(aLaunch());
  await store.addLaunch(aLaunch({ id: 'l-2', version: '1.1.0-rc.1' }));
  await store.moveLaunch('l-2', 'starting', 'available', {
    provisionedProductId: 'pp-1',
    outputs: [{ key: 'Name', value: 'a', description: 'Of the bucket' }],
  });
  await store.addLaunch(aLaunch({ id: 'l-3', state: 'failed', message: 'No' }));
  await store.addLaunch(
    aLaunch({
      id: 'l-4',
      kind: 'application',
      state: 'recorded',
      patternName: 'queue',
      url: 'https://example.com/app',
      launchedBy: 'user:default/other',
    }),
    // A lease is not moved.
    { holder: 'one', durationMs: 60_000 },
  );
  const [{ id }] = await store.claimLaunches(
    ['available'],
    { holder: 'one', durationMs: 60_000 },
    1,
  );
  await store.releaseLaunch(id, 'one', new Date(Date.now() + 3_600_000));
}

async function fillSync(store: PatternStore) {
  const lease = { holder: 'one', durationMs: 60_000 };
  const [first, second, third] = await store.claimSyncRequests(lease, 3);
  await store.finishSync(first, 'one', { done: true });
  await store.finishSync(second, 'one', {
    done: false,
    message: 'AWS is down',
    retryAt: new Date(Date.now() + 3_600_000),
  });
  await store.finishSync(third, 'one', { done: false, message: 'Not allowed' });
  const drift = ['bucket', 'gone', 'absent'].map(
    (id): SyncDrift => ({
      subject: { kind: 'pattern', id },
      kind: 'missing',
      resource: `The product of ${id}`,
      here: '{}',
      repairable: true,
    }),
  );
  const quotas = [{ name: 'groups', used: 1, limit: 100 }];
  const startedAt = new Date(Date.now() + 1_000).toISOString();
  await store.saveSyncCheck({ startedAt, drift, quotas });
  await store.requestSyncCheck();
}
