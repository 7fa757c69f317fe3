import { filledOnce, namesOf, step, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of the search of `listPatterns`. */
export function describeSearch(create: CreateStore): void {
  describe('search', () => {
    describeFound(create);
    describeWords(create);
    describeIndex(create);
  });
}

function describeFound(create: CreateStore) {
  const store = filledOnce(async () => {
    const filled = await create();
    await submitTo(filled, 'validating', {
      patternName: 'encrypted-bucket',
      title: 'Safe store',
      description: 'For objects',
    });
    await submitTo(filled, 'validating', {
      patternName: 'queue',
      title: 'Encrypted queue',
      description: 'Dead\nletters of the café, 日本語',
    });
    return filled;
  });

  it.each([
    ['bucket', ['encrypted-bucket']],
    ['BUCK', ['encrypted-bucket']],
    ['ucket', []],
    ['encrypted', ['encrypted-bucket', 'queue']],
    ['encrypted dead', ['queue']],
    ['letters, encrypted!', ['queue']],
    ['encrypted-bucket', ['encrypted-bucket']],
    ['encrypted nothing', []],
    ['cafe', ['queue']],
    ['Café', ['queue']],
    ['日本', ['queue']],
    ['a', ['encrypted-bucket', 'queue']],
    ['  ', ['encrypted-bucket', 'queue']],
    ['%', ['encrypted-bucket', 'queue']],
    ['en%', ['encrypted-bucket', 'queue']],
    ['en_ry', []],
    ["'; drop table patterns; --", []],
    ['\0', ['encrypted-bucket', 'queue']],
  ])('%j finds %j', async (search, names) => {
    expect(await namesOf(store(), { search })).toEqual(names);
  });
}

function describeWords(create: CreateStore) {
  it('goes with filters and pages', async () => {
    const store = await create();
    for (const patternName of ['alarm-1', 'alarm-2', 'alarm-3', 'beacon']) {
      await submitTo(store, 'validating', { patternName, title: patternName });
    }
    const query = {
      search: 'alarm',
      type: ['CFN'],
      sort: 'name',
      order: 'desc',
      limit: 2,
      visibility: { unpublished: true },
    } as const;
    const first = await store.listPatterns({ ...query, type: ['CFN'] });
    const { nextCursor: cursor } = first;
    const second = await store.listPatterns({
      ...query,
      type: ['CFN'],
      cursor,
    });
    expect(
      [...first.items, ...second.items].map(pattern => pattern.name),
    ).toEqual(['alarm-3', 'alarm-2', 'alarm-1']);
    expect(second.nextCursor).toBeUndefined();
  });

  it('refuses more words than it can look for', async () => {
    const store = await create();
    const search = Array.from({ length: 80 }, (_, i) => `w${100 + i}`).join(
      ' ',
    );
    await expect(namesOf(store, { search })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('words'),
    });
  });
}

function describeIndex(create: CreateStore) {
  it('finds what the latest published version brought', async () => {
    const store = await create();
    const find = (search: string) => namesOf(store, { search });
    await submitTo(
      store,
      'published',
      { version: '1.0.0' },
      { text: '# Handbook\nrotates keys', resourceTypes: ['AWS::KMS::Key'] },
    );
    expect(await find('handb')).toEqual(['bucket']);
    expect(await find('kms rotates')).toEqual(['bucket']);

    const next = await submitTo(store, 'publishing', { version: '2.0.0' });
    expect(await find('handbook')).toEqual(['bucket']);
    await step(store, next, 'published', {
      index: { text: 'leaflet', resourceTypes: ['AWS::S3::Bucket'] },
    });
    expect(await find('handbook')).toEqual([]);
    expect(await find('leaflet s3')).toEqual(['bucket']);
    expect(await find('kms')).toEqual([]);
    expect(await namesOf(store, { resourceType: ['AWS::KMS::Key'] })).toEqual(
      [],
    );
  });

  it('keeps finding the latest version when an older line is published', async () => {
    const store = await create();
    const old = await submitTo(store, 'publishing', { version: '1.0.0' });
    await submitTo(
      store,
      'published',
      { version: '2.0.0' },
      { text: 'leaflet', resourceTypes: [] },
    );
    await step(store, old, 'published', {
      index: { text: 'handbook', resourceTypes: [] },
    });
    expect(await namesOf(store, { search: 'leaflet' })).toEqual(['bucket']);
    expect(await namesOf(store, { search: 'handbook' })).toEqual([]);
  });

  it('takes a text of many words', async () => {
    const store = await create();
    const text = Array.from({ length: 5000 }, (_, i) => `word${i}`).join(' ');
    await submitTo(store, 'published', {}, { text, resourceTypes: [] });
    expect(await namesOf(store, { search: 'word1' })).toEqual(['bucket']);
  });
}
