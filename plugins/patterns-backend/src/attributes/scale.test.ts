import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  PatternStore,
  StoredItem,
  StoredKind,
  SyncRequest,
} from '@apo/backstage-plugin-patterns-node';
import { DatabasePatternStore } from '../store/DatabasePatternStore';

jest.setTimeout(240_000);

// What is asked of both engines is in the contract; this is about numbers.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const visibility = { unpublished: true };

/** 40 keys with 25 values each, the first of which nearly all patterns carry. */
const attributes = Array.from({ length: 1000 }, (_, i) => ({
  key: `Key${i % 40}`,
  value: `Value${Math.floor(i / 40)}`,
  description: '',
  metadata: {},
}));
const rare = attributes[998];
const unused = attributes[999];

describe('5,000 patterns and 1,000 attributes', () => {
  let store: DatabasePatternStore;
  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    const database = mockServices.database({ knex });
    store = await DatabasePatternStore.create({ database });
    await store.writeAttributes(attributes, 'user:default/admin');
    await submit(store);
    await multiply(store, 5000);
  });

  it('are counted and found, each once', async () => {
    const { key, value } = attributes[0];
    const found = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await store.listPatterns({
        attribute: [`${key}:${value}`],
        sort: 'name',
        order: 'asc',
        limit: 100,
        visibility,
        cursor,
      });
      for (const { name } of page.items) found.add(name);
      cursor = page.nextCursor;
    } while (cursor);
    expect(found.size).toBe(5000);
    const counted = await store.getAttribute('KEY0:VALUE0', visibility);
    expect(counted?.uses).toBe(5000);
    const { attribute } = await store.getFacets(visibility);
    expect(attribute[0]).toEqual({ value: 'Key0:Value0', count: 5000 });
  });

  it('are in use, also by the last pattern alone', async () => {
    const idOf = ({ key, value }: typeof rare) =>
      `${key}:${value}`.toLocaleUpperCase('en-US');
    await expect(store.deleteAttribute(idOf(rare), 1)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await store.deleteAttribute(idOf(unused), 1);
    const { items } = await store.listRuleBreaches({
      key: rare.key,
      rule: { requiredFor: [], several: false, allowedValues: ['Value0'] },
      limit: 100,
      visibility,
    });
    expect(items.map(({ patternName }) => patternName)).toEqual(['p-4999']);
  });

  it('get to AWS once each, by two replicas', async () => {
    const done: string[] = [];
    const finish = async (request: SyncRequest, holder: string) => {
      done.push(request.subject.id);
      await store.finishSync(request, holder, { done: true });
    };
    const replica = async (holder: string) => {
      for (;;) {
        const lease = { holder, durationMs: 60_000 };
        const requests = await store.claimSyncRequests(lease, 25);
        if (!requests.length) return;
        await Promise.all(requests.map(request => finish(request, holder)));
      }
    };
    await Promise.all([replica('one'), replica('two')]);
    expect(done).toHaveLength(1000);
    expect(new Set(done).size).toBe(1000);
    expect((await store.getSyncStanding(1)).pending).toBe(0);
  });
});

/** The pattern of which the others are copies. */
async function submit(store: PatternStore) {
  await store.submitVersion({
    patternName: 'p-0',
    version: '1.0.0',
    title: 'Pattern 0',
    type: 'CFN',
    description: '',
    owner: 'group:default/platform',
    digest: 'd'.repeat(64),
    files: [],
    submittedBy: 'user:default/publisher',
    attributes: carriedBy(0),
  });
}

function carriedBy(i: number) {
  const given = [attributes[0], i === 4999 ? rare : attributes[1 + (i % 39)]];
  return Object.fromEntries(given.map(({ key, value }) => [key, [value]]));
}

/** Copies the one pattern in a store as data is moved: many at once. */
async function multiply(store: DatabasePatternStore, count: number) {
  const names = Array.from({ length: count - 1 }, (_, i) => i + 1);
  const pattern = await onlyItem(store, 'pattern');
  const version = await onlyItem(store, 'version');
  const step = await onlyItem(store, 'step');
  for (let at = 0; at < names.length; at += 500) {
    const some = names.slice(at, at + 500);
    await store.writeItems([
      ...some.map(i => ({
        ...pattern,
        value: {
          ...pattern.value,
          name: `p-${i}`,
          title: `Pattern ${i}`,
          attributes: carriedBy(i),
        },
      })),
      ...some.map(i => copyFor(version, `p-${i}`)),
      ...some.map(i => copyFor(step, `p-${i}`)),
    ]);
  }
}

function copyFor<I extends Extract<StoredItem, { kind: 'version' | 'step' }>>(
  item: I,
  patternName: string,
): I {
  return { ...item, value: { ...item.value, patternName } };
}

async function onlyItem<K extends StoredKind>(
  store: DatabasePatternStore,
  kind: K,
) {
  for await (const { items } of store.readItems(kind)) {
    expect(items).toHaveLength(1);
    return items[0] as Extract<StoredItem, { kind: K }>;
  }
  throw new Error(`The store has no ${kind}`);
}
