import type { Knex } from 'knex';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { PatternStore } from '@apo/backstage-plugin-patterns-node';
import { DatabasePatternStore } from '../store/DatabasePatternStore';
import { aPublishedVersion, takeTo } from './__testUtils__/publishedVersion';
import { createTellSubscribers } from './createTellSubscribers';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const [ann, bob, cy] = ['ann', 'bob', 'cy'].map(n => `user:default/${n}`);
const admin = 'user:default/admin';
const everything = { kind: 'all', id: 'all' } as const;
const lease = { holder: 'one', durationMs: 60_000 };

/** Takes notifications as the back end of notifications does: by scope. */
class Inbox {
  readonly sent: NotificationSendOptions[] = [];
  /** Refuses whom it names. */
  refuses = '';

  async send(options: NotificationSendOptions) {
    if (refOf(options) === this.refuses) throw new Error('Not now');
    this.sent.push(options);
  }

  get recipients() {
    return this.sent.map(refOf).sort();
  }
}

function refOf({ recipients }: NotificationSendOptions): string {
  return String((recipients as { entityRef: string }).entityRef);
}

describe('telling subscribers', () => {
  let knex: Knex;
  let store: PatternStore;
  let inbox: Inbox;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    const database = mockServices.database({ knex });
    store = await DatabasePatternStore.create({ database });
    inbox = new Inbox();
    await store.subscribe(ann, { kind: 'pattern', id: 'bucket' });
    await store.subscribe(ann, everything);
    await store.subscribe(bob, { kind: 'owner', id: 'group:default/platform' });
    await store.subscribe(admin, everything);
    await store.subscribe(cy, { kind: 'pattern', id: 'queue' });
  });

  const due = async () => {
    await knex('notices').update({ due_at: '2020-01-01T00:00:00.000Z' });
    return store.claimNotices(lease, 10);
  };
  const tell = async (options: { onlyPatterns?: boolean } = {}) => {
    const work = createTellSubscribers({
      store,
      notifications: inbox,
      logger: mockServices.logger.mock(),
      settleMs: 0,
      onlyPatterns: false,
      ...options,
    });
    const notices = await due();
    for (const notice of notices) {
      await work(notice, new AbortController().signal, 'one');
    }
    return notices;
  };

  it('tells each follower once, alone, and never who did it', async () => {
    await aPublishedVersion(store, { notes: 'Now with keys' });
    const [{ id }] = await tell();
    expect(inbox.recipients).toEqual([ann, bob]);
    expect(inbox.sent[0]).toEqual({
      recipients: { type: 'entity', entityRef: ann },
      payload: {
        title: 'Encrypted bucket 1.0.0 is published',
        description: 'Keeps objects safe\n\nWhat is new:\nNow with keys',
        link: '/patterns/bucket',
        severity: 'normal',
        topic: 'new-version',
        scope: `patterns:${id}`,
      },
    });
    expect(await tell()).toEqual([]);
    expect(inbox.sent).toHaveLength(2);
  });

  it('says why what is retired, and what to use instead', async () => {
    const version = await aPublishedVersion(store);
    await aPublishedVersion(store, { version: '2.0.0' });
    await tell();
    inbox.sent.length = 0;
    await takeTo(store, version, 'deprecated', {
      reason: 'Has no keys',
      successor: 'vault',
    });
    await tell();
    expect(inbox.sent.map(({ payload }) => payload)).toEqual(
      [1, 2].map(() => ({
        title: 'Encrypted bucket 1.0.0 is deprecated',
        description: 'Reason: Has no keys\n\nUse vault instead.',
        link: '/patterns/bucket',
        severity: 'normal',
        topic: 'deprecation',
        scope: expect.stringMatching(/^patterns:bucket\/1\.0\.0\/deprecated/),
      })),
    );
  });

  it('tells of a revocation alone when a version is deprecated on the way', async () => {
    const versions = [
      await aPublishedVersion(store),
      await aPublishedVersion(store, { version: '2.0.0' }),
    ];
    await tell();
    inbox.sent.length = 0;
    for (const version of versions) {
      await takeTo(store, version, 'deprecated');
      await takeTo(store, version, 'revoked', { reason: 'Leaks' });
    }
    expect(await tell()).toHaveLength(2);
    expect(inbox.recipients).toEqual([ann, bob]);
    expect(inbox.sent[0].payload).toMatchObject({
      title: 'Encrypted bucket is revoked',
      description: 'Reason: Leaks\n\nVersions: 1.0.0, 2.0.0',
      link: '/patterns',
      severity: 'high',
    });
  });

  it('says nothing of what was taken back before', async () => {
    const version = await aPublishedVersion(store);
    await tell();
    inbox.sent.length = 0;
    await takeTo(store, version, 'deprecated');
    await takeTo(store, version, 'published');
    expect(await tell()).toHaveLength(1);
    expect(inbox.sent).toEqual([]);
    expect(await due()).toEqual([]);
  });

  it('tells only followers of the pattern itself where it is said', async () => {
    await aPublishedVersion(store);
    await tell({ onlyPatterns: true });
    expect(inbox.recipients).toEqual([ann]);
  });

  it('tells whom it could not reach again, and nobody else', async () => {
    await aPublishedVersion(store);
    inbox.refuses = ann;
    await tell();
    expect(inbox.recipients).toEqual([bob]);
    inbox.refuses = '';
    await tell();
    expect(inbox.recipients).toEqual([ann, bob]);
    expect(await due()).toEqual([]);
  });

  it('tells everybody behind whom it could not reach', async () => {
    const many = Array.from({ length: 70 }, (_, i) => `user:default/x${i}`);
    for (const each of many) await store.subscribe(each, everything);
    await aPublishedVersion(store);
    inbox.refuses = ann;
    await tell();
    expect(inbox.recipients).toEqual([bob, ...many].sort());
  });

  it('gives up what could not be told for days', async () => {
    await aPublishedVersion(store);
    inbox.refuses = ann;
    const old = new Date(Date.now() - 4 * 24 * 3600_000).toISOString();
    await knex('notices').update({ at: old });
    await tell();
    expect(await due()).toEqual([]);
  });

  it.each([
    'getPattern',
    'getVersions',
    'listRecipients',
    'recordDeliveries',
    'finishNotice',
  ] as const)('goes on where it was killed at %s', async step => {
    await aPublishedVersion(store);
    await killedAt(step);
    await knex('notices').update({ lease_until: null, lease_holder: null });
    await tell();
    const scopes = inbox.sent.map(({ payload }) => payload.scope);
    expect(new Set(scopes).size).toBe(1);
    // What may come twice has the scope by which it is known.
    expect([...new Set(inbox.recipients)]).toEqual([ann, bob]);
    const twice = step === 'recordDeliveries';
    expect(inbox.sent).toHaveLength(twice ? 4 : 2);
    expect(await due()).toEqual([]);
    expect(await knex('notice_deliveries')).toEqual([]);
  });

  /** Whoever is killed comes to no further step: nothing is given back. */
  async function killedAt(step: keyof PatternStore) {
    const killed = new AbortController();
    const dying = new Proxy(store, {
      get: (target, name, self) => {
        if (name !== step) return Reflect.get(target, name, self);
        return async () => {
          killed.abort();
          throw new Error('killed');
        };
      },
    });
    const work = createTellSubscribers({
      store: dying,
      notifications: inbox,
      logger: mockServices.logger.mock(),
      settleMs: 0,
      onlyPatterns: false,
    });
    const [notice] = await due();
    await work(notice, killed.signal, 'one');
  }
});
