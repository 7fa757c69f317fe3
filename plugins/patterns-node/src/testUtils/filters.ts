import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  PatternFilter,
  PatternQuery,
  PatternStore,
} from '../store/PatternStore';
import { everything, filledOnce, namesOf, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const teamA: PatternFilter = { key: 'owner', values: ['group:default/a'] };
const cdk: PatternFilter = { key: 'type', values: ['CDK'] };
const drafts: PatternFilter = { key: 'state', values: ['in-review'] };

/** Cases of the filters, conditions and counts. */
export function describeFilters(create: CreateStore): void {
  describe('filter', () => {
    const store = filledOnce(() => fill(create));
    describeQueryFilters(store);
    describeConditions(store);
    describeFacets(store, create);
  });
}

function describeQueryFilters(store: () => PatternStore) {
  it.each<[Partial<PatternQuery>, string[]]>([
    [{ type: ['CDK'] }, ['queue']],
    [{ type: ['CDK', 'CFN'] }, ['bucket', 'queue', 'topic']],
    [{ owner: ['group:default/a'] }, ['bucket', 'queue']],
    [{ owner: ['group:default/a'], type: ['CFN'] }, ['bucket']],
    [{ owner: ['nobody'] }, []],
    [{ lifecycle: ['active'] }, ['bucket']],
    [{ lifecycle: ['unpublished', 'deprecated'] }, ['queue', 'topic']],
    [{ state: ['in-review'] }, ['queue']],
    [{ state: ['deprecated', 'published'] }, ['bucket', 'topic']],
    [{ resourceType: ['AWS::S3::Bucket'] }, ['bucket']],
    [
      { resourceType: ['AWS::S3::Bucket', 'AWS::SNS::Topic'] },
      ['bucket', 'topic'],
    ],
    [{ resourceType: ['AWS::KMS::Key'], lifecycle: ['active'] }, ['bucket']],
    [{ type: [], owner: [] }, ['bucket', 'queue', 'topic']],
  ])('%j finds %j', async (query, names) => {
    expect(await namesOf(store(), query)).toEqual(names);
  });
}

function describeConditions(store: () => PatternStore) {
  it.each<[PermissionCriteria<PatternFilter>, string[]]>([
    [teamA, ['bucket', 'queue']],
    [{ allOf: [teamA, cdk] }, ['queue']],
    [{ anyOf: [cdk, { not: teamA }] }, ['queue', 'topic']],
    [{ not: teamA }, ['topic']],
    [{ not: { allOf: [teamA, cdk] } }, ['bucket', 'topic']],
    [{ not: { anyOf: [cdk, drafts] } }, ['bucket', 'topic']],
    [{ not: { not: cdk } }, ['queue']],
    [drafts, ['queue']],
    [{ key: 'owner', values: [] }, []],
    [{ key: 'attribute', attribute: 'TIER', values: ['GOLD'] }, []],
    [
      { not: { key: 'attribute', attribute: 'TIER', values: ['GOLD'] } },
      ['bucket', 'queue', 'topic'],
    ],
  ])('the condition %j shows %j', async (filter, names) => {
    const visibility = { unpublished: true, filter };
    expect(await namesOf(store(), { visibility })).toEqual(names);
    expect((await store().getFacets(visibility)).total).toBe(names.length);
  });

  it('is added to the filters of the query', async () => {
    const visibility = { unpublished: true, filter: { anyOf: [cdk, teamA] } };
    expect(
      await namesOf(store(), {
        visibility: visibility as PatternQuery['visibility'],
        type: ['CFN'],
      }),
    ).toEqual(['bucket']);
  });
}

function describeFacets(store: () => PatternStore, create: CreateStore) {
  it('counts what there is', async () => {
    const facets = await store().getFacets(everything);
    expect(facets.total).toBe(3);
    expect(facets.type).toEqual([
      { value: 'CFN', count: 2 },
      { value: 'CDK', count: 1 },
    ]);
    expect(facets.owner).toEqual([
      { value: 'group:default/a', count: 2 },
      { value: 'group:default/b', count: 1 },
    ]);
    expect(facets.lifecycle).toEqual([
      { value: 'active', count: 1 },
      { value: 'deprecated', count: 1 },
      { value: 'unpublished', count: 1 },
    ]);
    expect(facets.resourceType).toEqual([
      { value: 'AWS::KMS::Key', count: 2 },
      { value: 'AWS::S3::Bucket', count: 1 },
      { value: 'AWS::SNS::Topic', count: 1 },
    ]);
  });

  it('counts nothing in an empty store', async () => {
    const empty = await create();
    expect(await empty.getFacets(everything)).toEqual({
      total: 0,
      type: [],
      owner: [],
      lifecycle: [],
      resourceType: [],
      attribute: [],
    });
  });
}

async function fill(create: CreateStore): Promise<PatternStore> {
  const store = await create();
  await submitTo(
    store,
    'published',
    { patternName: 'bucket', owner: 'group:default/a' },
    { text: '', resourceTypes: ['AWS::S3::Bucket', 'AWS::KMS::Key'] },
  );
  await submitTo(store, 'in-review', {
    patternName: 'queue',
    owner: 'group:default/a',
    type: 'CDK',
  });
  await submitTo(
    store,
    'deprecated',
    { patternName: 'topic', owner: 'group:default/b' },
    { text: '', resourceTypes: ['AWS::SNS::Topic', 'AWS::KMS::Key'] },
  );
  return store;
}
