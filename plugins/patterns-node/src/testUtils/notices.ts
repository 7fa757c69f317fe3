import type { PatternStore } from '../store/PatternStore';
import {
  NOTICE_PAUSE_MS,
  type SubscriptionSubject,
} from '../store/SubscriptionStore';
import { openConnections, step, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const [ann, bob] = ['ann', 'bob'].map(holder => ({
  holder,
  durationMs: 60_000,
}));
const admin = 'user:default/admin';
const other = 'user:default/other-admin';
const bucket = { kind: 'pattern', id: 'bucket' } as const;

/** Cases of what subscribers are to be told. */
export function describeNotices(create: CreateStore): void {
  describe('notice', () => {
    afterEach(() => {
      jest.useRealTimers();
    });
    describeRecorded(create);
    describeTogether(create);
    describeHeld(create);
    describeRecipients(create);
  });
}

function describeRecorded(create: CreateStore) {
  it('is made by publication, and by no other step on the way', async () => {
    const store = await create();
    await submitTo(store, 'publishing');
    expect(await claimAll(store)).toEqual([]);
    await step(store, { patternName: 'bucket', version: '1.0.0' }, 'published');
    expect(await claimAll(store)).toEqual([
      {
        id: expect.stringMatching(/^bucket\/1\.0\.0\/published\/2/),
        patternName: 'bucket',
        versions: ['1.0.0'],
        event: 'published',
        actor: admin,
        at: expect.any(String),
      },
    ]);
  });

  it('is made by retirement, and not when that is taken back', async () => {
    const store = await create();
    const version = await submitTo(store, 'published');
    await finishAll(store);
    for (const to of [
      'deprecated',
      'published',
      'deprecated',
      'revoked',
    ] as const) {
      await step(store, version, to);
    }
    later();
    const told = await finishAll(store);
    expect(told.map(({ event }) => event)).toEqual(['deprecated', 'revoked']);
    await step(store, version, 'deprecated');
    await step(store, version, 'published');
    later(2);
    expect(await claimAll(store)).toEqual([]);
  });

  it('is not made by a step that fails', async () => {
    const store = await create();
    const version = await submitTo(store, 'publishing');
    await expect(
      step(store, version, 'published', { digest: 'another' }),
    ).rejects.toThrow();
    expect(await claimAll(store)).toEqual([]);
  });
}

function describeTogether(create: CreateStore) {
  it('waits for what one person retires of a pattern at once', async () => {
    const store = await create();
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
      await submitTo(store, 'published', { version });
    }
    await submitTo(store, 'published', { patternName: 'queue' });
    await finishAll(store);
    const retire = (version: string, actor: string, patternName = 'bucket') =>
      step(store, { patternName, version }, 'deprecated', { actor });
    await retire('1.2.0', admin);
    await retire('1.0.0', admin);
    await retire('1.1.0', other);
    await retire('1.0.0', admin, 'queue');
    expect(await claimAll(store)).toEqual([]);
    later();
    const told = await claimAll(store);
    const inShort = told.map(
      ({ patternName, versions, actor }) =>
        `${actor} ${patternName} ${versions}`,
    );
    expect(inShort.sort()).toEqual([
      `${admin} bucket 1.2.0,1.0.0`,
      `${admin} queue 1.0.0`,
      `${other} bucket 1.1.0`,
    ]);
  });

  it('gets nothing more once it is held, even when it is given back', async () => {
    const store = await create();
    for (const version of ['1.0.0', '1.1.0']) {
      await submitTo(store, 'published', { version });
    }
    await finishAll(store);
    const [first, second] = ['1.0.0', '1.1.0'].map(version => ({
      patternName: 'bucket',
      version,
    }));
    await step(store, first, 'deprecated');
    later();
    const [notice] = await store.claimNotices(ann, 10);
    await store.releaseNotice(notice.id, 'ann');
    await step(store, second, 'deprecated');
    later(2);
    const told = await claimAll(store);
    expect(told.map(({ versions }) => versions)).toEqual([
      ['1.0.0'],
      ['1.1.0'],
    ]);
  });
}

function describeHeld(create: CreateStore) {
  it('is given to one replica at a time', async () => {
    const store = await create();
    for (let i = 0; i < 8; i++) {
      await submitTo(store, 'published', { patternName: `p${i}` });
    }
    await openConnections(store);
    const ids: string[] = [];
    for (let round = 0; round < 8 && ids.length < 8; round++) {
      const won = await Promise.all(
        ['1', '2', '3'].map(holder =>
          store.claimNotices({ ...ann, holder }, 3),
        ),
      );
      ids.push(...won.flat().map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(8);
    expect(ids).toHaveLength(8);
  });

  it('is lost with its lease, and kept by renewing it', async () => {
    const store = await create();
    await submitTo(store, 'published');
    const short = { holder: 'ann', durationMs: 40 };
    const [{ id }] = await store.claimNotices(short, 10);
    expect(await store.renewNoticeLease(id, short)).toBe(true);
    expect(await store.renewNoticeLease(id, bob)).toBe(false);
    await new Promise(resolve => setTimeout(resolve, 80));
    expect(await store.claimNotices(bob, 10)).toMatchObject([{ id }]);
    expect(await store.renewNoticeLease(id, short)).toBe(false);
    await store.finishNotice(id, 'ann');
    await store.releaseNotice(id, 'ann');
    expect(await store.renewNoticeLease(id, bob)).toBe(true);
  });

  it('is due again when it is said', async () => {
    const store = await create();
    await submitTo(store, 'published');
    const [{ id }] = await store.claimNotices(ann, 10);
    await store.releaseNotice(id, 'ann', new Date(Date.now() + 60_000));
    expect(await store.claimNotices(bob, 10)).toEqual([]);
    later(7);
    expect(await store.claimNotices(bob, 10)).toMatchObject([{ id }]);
    await store.releaseNotice(id, 'bob');
    expect(await store.claimNotices(ann, 10)).toMatchObject([{ id }]);
    await store.finishNotice(id, 'ann');
    later(30);
    expect(await store.claimNotices(bob, 10)).toEqual([]);
  });
}

function describeRecipients(create: CreateStore) {
  const subjects: SubscriptionSubject[] = [
    bucket,
    { kind: 'owner', id: 'group:default/a' },
    { kind: 'attribute', id: 'ZONE:EU' },
    { kind: 'all', id: 'all' },
  ];
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => `user:default/${name}`);

  async function followed() {
    const store = await create();
    await submitTo(store, 'published');
    for (const subject of subjects) await store.subscribe(b, subject);
    await store.subscribe(d, bucket);
    await store.subscribe(a, subjects[3]);
    await store.subscribe(c, subjects[2]);
    await store.subscribe(c, { kind: 'pattern', id: 'bucket2' });
    await store.subscribe('user:default/z', { kind: 'pattern', id: 'buck' });
    const [notice] = await store.claimNotices(ann, 10);
    return { store, id: notice.id };
  }

  it('goes to each follower once, in their order', async () => {
    const { store, id } = await followed();
    expect(await store.listRecipients(id, subjects, 10)).toEqual([a, b, c, d]);
    expect(await store.listRecipients(id, subjects, 2)).toEqual([a, b]);
    expect(await store.listRecipients(id, subjects, 2, b)).toEqual([c, d]);
    expect(await store.listRecipients(id, [bucket], 10)).toEqual([b, d]);
    expect(await store.listRecipients(id, [], 10)).toEqual([]);
  });

  it('leaves out who was told of it', async () => {
    const { store, id } = await followed();
    await store.recordDeliveries(id, [b, c]);
    await store.recordDeliveries(id, [b]);
    expect(await store.listRecipients(id, subjects, 10)).toEqual([a, d]);
    expect(await store.listRecipients(id, subjects, 1)).toEqual([a]);
    expect(await store.listRecipients('another', subjects, 10)).toHaveLength(4);
  });

  it('forgets whom it went to when it is done', async () => {
    const { store, id } = await followed();
    const many = Array.from({ length: 250 }, (_, i) => `user:default/m${i}`);
    await store.recordDeliveries(id, many);
    await store.finishNotice(id, 'ann');
    // Late, by who has lost it.
    await store.recordDeliveries(id, [a]);
    expect(await store.listRecipients(id, subjects, 10)).toEqual([a, b, c, d]);
  });
}

/** Lets the time in which more is added to a notice pass. */
function later(times = 1) {
  const now = Date.now() + times * (NOTICE_PAUSE_MS + 1);
  jest.useFakeTimers({
    now,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

async function claimAll(store: PatternStore) {
  return store.claimNotices(ann, 100);
}

async function finishAll(store: PatternStore) {
  const notices = await claimAll(store);
  for (const { id } of notices) await store.finishNotice(id, 'ann');
  return notices;
}
