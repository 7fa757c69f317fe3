import type {
  PatternQuery,
  PatternStore,
  StorePage,
  VersionRecord,
} from '../store/PatternStore';
import { everything, published } from './storeFixtures';

type Answers = Record<string, unknown>;

/** What a store answers to every question, without cursors and places of logs. */
export async function answersOf(
  store: PatternStore,
  names: string[],
): Promise<Answers> {
  return {
    ...(await answersOfLists(store)),
    ...(await answersOfPatterns(store, names)),
    ...(await answersOfAttributes(store)),
    ...(await answersOfLaunches(store, names)),
    ...(await answersOfSubscriptions(store)),
    syncStanding: await store.getSyncStanding(100),
    syncCheck: await store.getSyncCheck(100),
    statistics: await store.getStatistics({
      now: new Date(),
      visibility: everything,
    }),
  };
}

const queries: Record<string, Partial<PatternQuery>> = {
  all: {},
  word: { search: 'readme' },
  attributeWord: { search: 'silv' },
  titleWord: { search: 'encrypted buck' },
  type: { type: ['CDK'] },
  owner: { owner: ['group:default/networks'] },
  lifecycle: { lifecycle: ['active', 'revoked'] },
  state: { state: ['in-review', 'validating'] },
  resourceType: { resourceType: ['AWS::KMS::Key'] },
  attribute: { attribute: ['TIER:GOLD', 'TIER:SILVER', 'ZONE:EU'] },
};

async function answersOfLists(store: PatternStore): Promise<Answers> {
  const answers: Answers = {};
  for (const visibility of [everything, published]) {
    const seen = visibility.unpublished ? 'everything' : 'published';
    answers[`facets of ${seen}`] = await store.getFacets(visibility);
    for (const sort of ['name', 'title', 'updated'] as const) {
      for (const order of ['asc', 'desc'] as const) {
        answers[`${seen} by ${sort} ${order}`] = await readAll(cursor =>
          store.listPatterns({ sort, order, limit: 3, cursor, visibility }),
        );
      }
    }
    for (const [name, query] of Object.entries(queries)) {
      answers[`${seen} with ${name}`] = await readAll(cursor =>
        store.listPatterns({
          sort: 'name',
          order: 'asc',
          limit: 50,
          cursor,
          visibility,
          ...query,
        }),
      );
    }
    answers[`versions of ${seen}`] = await readAll(cursor =>
      store.listVersions({ order: 'desc', limit: 4, cursor, visibility }),
    );
  }
  answers.reviews = await readAll(cursor =>
    store.listVersions({
      state: ['in-review', 'approved'],
      order: 'asc',
      limit: 2,
      cursor,
      visibility: everything,
    }),
  );
  return answers;
}

async function answersOfPatterns(
  store: PatternStore,
  names: string[],
): Promise<Answers> {
  const answers: Answers = {
    patterns: await store.getPatterns(names),
    published: await collect(store.allPublished()),
  };
  for (const patternName of names) {
    answers[`published ${patternName}`] = await store.getPublished(patternName);
    answers[`history of ${patternName}`] = await readAll(cursor =>
      store.listHistory({ patternName, limit: 3, cursor }),
    );
    for (const version of await store.getVersions(patternName)) {
      const ref = `${patternName} ${version.version}`;
      answers[ref] = await answersOfVersion(store, version);
    }
  }
  return answers;
}

async function answersOfVersion(store: PatternStore, version: VersionRecord) {
  const { digest } = version;
  return {
    record: await store.getVersion(version),
    steps: await store.getSteps(version),
    history: await store.listHistory({ ...version, limit: 100 }),
    report: await store.getReport(version, digest),
    log: (await store.readBuildLog(version, digest, 0)).text,
  };
}

async function answersOfLaunches(
  store: PatternStore,
  names: string[],
): Promise<Answers> {
  const answers: Answers = {
    launch: await store.getLaunch('l-1'),
    launches: await readAll(cursor =>
      store.listLaunches({ launchedBy: 'user:default/ann', limit: 2, cursor }),
    ),
  };
  for (const patternName of names) {
    answers[`uses of ${patternName}`] = await store.countConsumers(patternName);
    answers[`consumers of ${patternName}`] = await readAll(cursor =>
      store.listConsumers({ patternName, limit: 2, cursor }),
    );
  }
  return answers;
}

async function answersOfSubscriptions(store: PatternStore): Promise<Answers> {
  const lease = { holder: 'asking', durationMs: 60_000 };
  return {
    follows: await store.listSubscriptions('user:default/ann'),
    recipients: await store.listRecipients(
      'none',
      [
        { kind: 'all', id: 'all' },
        { kind: 'attribute', id: 'ZONE:EU' },
      ],
      10,
    ),
    due: await store.claimNotices(lease, 0),
  };
}

async function answersOfAttributes(store: PatternStore): Promise<Answers> {
  const answers: Answers = {
    attributes: await collect(store.allAttributes()),
    keys: await store.listAttributeKeys(),
    breaches: await store.listRuleBreaches({
      key: 'Zone',
      rule: { requiredFor: ['CFN'], several: false },
      limit: 100,
      visibility: everything,
    }),
    breachCount: await store.countRuleBreaches(
      'Tier',
      { requiredFor: ['CFN'], several: false, allowedValues: ['Gold'] },
      published,
    ),
  };
  for (const sort of ['key', 'created', 'uses'] as const) {
    answers[`attributes by ${sort}`] = await readAll(cursor =>
      store.listAttributes({
        sort,
        order: 'desc',
        limit: 2,
        cursor,
        visibility: everything,
      }),
    );
  }
  return answers;
}

async function readAll<T>(
  read: (cursor?: string) => Promise<StorePage<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
