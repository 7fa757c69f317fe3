import {
  aSubmission,
  everything,
  namesOf,
  step,
  submitTo,
} from '@apo/backstage-plugin-patterns-node/testUtils';
import type { Fault } from '@apo/local-aws';
import { localTable } from '../__testUtils__/localTable';
import { createDynamoDbPatternStore } from './createDynamoDbPatternStore';

jest.setTimeout(60_000);

const local = localTable();
const ref = { patternName: 'bucket', version: '1.0.0' };
const page = {
  sort: 'updated',
  order: 'desc',
  limit: 20,
  visibility: everything,
} as const;

afterEach(() => local.aws.faults.clear());

describe('the requests of the DynamoDB store', () => {
  it.each([
    ['a page', {}, 1],
    [
      'a page with all filters',
      {
        type: ['CFN'],
        owner: ['a'],
        attribute: ['A:B'],
        resourceType: ['AWS::S3::Bucket'],
      },
      1,
    ],
    ['a search', { search: 'encrypted bucket' }, 3],
  ])('for %s with %j are %s', async (_, filters, requests) => {
    const store = await local.createStore();
    await submitTo(store, 'in-review', { owner: 'a' });
    const sent = local.countRequests();
    await store.listPatterns({ ...page, ...filters });
    expect(sent()).toHaveLength(requests);
    expect(sent()).not.toContain('ScanCommand');
  });

  it('for a pattern, a version and its versions are one each', async () => {
    const store = await local.createStore();
    await submitTo(store, 'in-review');
    const sent = local.countRequests();
    await store.getPattern('bucket');
    await store.getVersion(ref);
    await store.getVersions('bucket');
    expect(sent()).toEqual([
      'BatchGetItemCommand',
      'GetItemCommand',
      'QueryCommand',
    ]);
  });

  const faults: [string, Fault][] = [
    ['throttles', { kind: 'throttle' }],
    ['fails', { kind: 'error' }],
    ['drops a request', { kind: 'drop-before' }],
    ['drops an answer', { kind: 'drop-after' }],
  ];
  it.each(faults)('make one change where DynamoDB %s', async (_, fault) => {
    const store = await local.createStore();
    const on = (operation: string) =>
      local.aws.faults.add({ ...fault, service: 'dynamodb', operation });
    on('TransactWriteItems');
    on('BatchWriteItem');
    await store.submitVersion(aSubmission());
    on('TransactWriteItems');
    on('Query');
    on('GetItem');
    await step(store, ref, 'in-review');
    const { items } = await store.listHistory({
      patternName: 'bucket',
      limit: 10,
    });
    expect(items.map(({ to }) => to)).toEqual(['in-review', 'validating']);
    expect(local.aws.faults.list()).toEqual([]);
    expect(await namesOf(store, { state: ['in-review'] })).toEqual(['bucket']);
  });

  it('say what to do when DynamoDB stays away or refuses', async () => {
    const store = await local.createStore();
    const fail = (fault: Fault) =>
      local.aws.faults.add({ ...fault, service: 'dynamodb', times: 20 });
    fail({ kind: 'error' });
    await expect(store.getPattern('bucket')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('try again'),
    });
    local.aws.faults.clear();
    fail({ kind: 'error', status: 400, code: 'AccessDeniedException' });
    await expect(store.getPattern('bucket')).rejects.toThrow(
      'give the portal’s role the permission',
    );
  });
});

describe('a writer that is killed before lists and words are written', () => {
  it('leaves that to whoever repairs', async () => {
    const store = await local.createStore();
    await submitTo(store, 'in-review');
    local.aws.faults.add({
      kind: 'error',
      service: 'dynamodb',
      operation: 'BatchWriteItem',
      times: 20,
    });
    await expect(
      step(store, ref, 'approved', { actor: 'user:default/admin' }),
    ).rejects.toThrow();
    local.aws.faults.clear();

    // The change was made; the lists do not say so yet.
    expect((await store.getVersion(ref))?.state).toBe('approved');
    expect(await namesOf(store, { state: ['in-review'] })).toEqual(['bucket']);
    await store.repair();
    expect(await namesOf(store, { state: ['in-review'] })).toEqual([]);
    expect(await namesOf(store, { state: ['approved'] })).toEqual(['bucket']);
  });
});

describe('what is too long for a key', () => {
  it('is the value of nothing', async () => {
    const store = await local.createStore();
    await submitTo(store, 'in-review');
    const long = 'é'.repeat(3_000);
    expect(await namesOf(store, { owner: [long] })).toEqual([]);
    expect(await namesOf(store, { attribute: [`A:${long}`] })).toEqual([]);
    expect(await namesOf(store, { search: long })).toEqual([]);
    expect(await store.getPattern(long)).toBeUndefined();
    expect(await store.getVersions(long)).toEqual([]);
    expect(
      await store.getVersion({ patternName: long, version: '1.0.0' }),
    ).toBeUndefined();
    const { items } = await store.listVersions({
      submittedBy: long,
      order: 'asc',
      limit: 10,
      visibility: everything,
    });
    expect(items).toEqual([]);
    const cursor = Buffer.from(
      JSON.stringify({ list: 'patterns/updated/desc', key: [long] }),
    ).toString('base64url');
    await expect(store.listPatterns({ ...page, cursor })).rejects.toMatchObject(
      { name: 'InputError' },
    );
  });
});

describe('what is too long for an item', () => {
  it('is kept in parts', async () => {
    const store = await local.createStore();
    const files = Array.from({ length: 2_000 }, (_, i) => ({
      path: `${randomText(400)}/${i}`,
      size: i,
    }));
    const { version } = await store.submitVersion(aSubmission({ files }));
    expect((await store.getVersion(ref))?.files).toEqual(files);
    expect((await store.getVersions('bucket'))[0].files).toEqual(files);

    const findings = Array.from({ length: 3_000 }, (_, i) => ({
      tool: 'cfn-guard',
      ruleId: `rule-${i}`,
      severity: 'error' as const,
      message: randomText(300),
      template: 'template.yaml',
    }));
    const at = version.submittedAt;
    const report = {
      digest: version.digest,
      passed: false,
      startedAt: at,
      finishedAt: at,
      scanners: [],
      findings,
      templates: [],
    };
    await store.saveReport(ref, report);
    expect(await store.getReport(ref, version.digest)).toEqual(report);
    const log = `${randomText(600_000)}\n`;
    await store.appendBuildLog(ref, version.digest, log);
    expect((await store.readBuildLog(ref, version.digest, 0)).text).toBe(log);
  });
});

describe('more attributes than a transaction takes', () => {
  const attributes = Array.from({ length: 100 }, (_, i) => ({
    key: `Key${i % 7}`,
    value: `Value${i}`,
    description: '',
    metadata: {},
  }));

  it('are written all or none', async () => {
    const store = await local.createStore();
    const actor = 'user:default/admin';
    const written = await store.writeAttributes(attributes, actor);
    expect(written).toHaveLength(100);
    const last = { ...attributes[97], value: 'Value97x' };
    await expect(
      store.writeAttributes(
        [
          ...attributes.map(a => ({ ...a, key: `Other${a.key}` })),
          attributes[0],
        ],
        actor,
      ),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await store.listAttributeKeys()).toHaveLength(7);

    // One that comes into being while the first ones are written.
    local.beforeNext('TransactWriteItemsCommand', 2, () =>
      store.writeAttributes([last], actor),
    );
    const renamed = attributes.map(a => ({ ...a, value: `${a.value}x` }));
    await expect(store.writeAttributes(renamed, actor)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const keys = await store.listAttributeKeys();
    expect(keys.flatMap(({ values }) => values)).toHaveLength(101);
  });

  it('are refused of one pattern at once, with what to do', async () => {
    const store = await local.createStore();
    const written = await store.writeAttributes(attributes, 'user:default/a');
    const all: Record<string, string[]> = {};
    for (const { key, value } of written) {
      all[key] = [...(all[key] ?? []), value];
    }
    await expect(
      store.submitVersion(aSubmission({ attributes: all })),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('fewer attributes at a time'),
    });
    expect(await store.getPattern('bucket')).toBeUndefined();
  });
});

describe('a portal that starts', () => {
  it('refuses a table that is not there or has other keys', async () => {
    const open = (table: string) =>
      createDynamoDbPatternStore(local.access(), {
        region: 'eu-west-1',
        table,
      });
    await expect(open('nowhere')).rejects.toThrow(
      /nowhere.*correct table, region/s,
    );
    await expect(open(await local.createOther())).rejects.toThrow(
      /the index order-1 is missing/,
    );
    const store = await open(await local.createTable());
    expect(await store.listAttributeKeys()).toEqual([]);
  });
});

function randomText(length: number): string {
  let text = '';
  while (text.length < length) text += Math.random().toString(36).slice(2);
  return text.slice(0, length);
}
