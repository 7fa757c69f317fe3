import type { AttributeSyncStatus } from '@apo/backstage-plugin-patterns-common';
import { MemoryAws } from '../__testUtils__/MemoryAws';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';
import { publication } from '../__testUtils__/authorizationTable';

jest.setTimeout(120_000);

const tier = { kind: 'attribute', id: 'TIER:GOLD' };

describe('attributes on AWS', () => {
  let aws: MemoryAws;
  let portal: TestPortal;
  beforeEach(async () => {
    aws = new MemoryAws();
    portal = await startPatternsBackend({}, { features: [aws.feature] });
  });
  afterEach(() => portal.stop());

  const create = (key: string, value: string) =>
    portal.post('/attributes', { key, value });

  const statusOf = async (): Promise<AttributeSyncStatus> =>
    (await portal.get('/attribute-sync').expect(200)).body;

  /** Waits until the status is as expected; fails when it stays another. */
  async function becomes(expected: object) {
    const deadline = Date.now() + 20_000;
    let status = await statusOf();
    while (Date.now() < deadline && !matches(status, expected)) {
      await new Promise(resolve => setTimeout(resolve, 100));
      status = await statusOf();
    }
    expect(status).toMatchObject(expected);
  }

  async function stateOf(id: string) {
    return (await portal.get(`/attributes/${id}`)).body.sync;
  }

  it('are there soon, as they were created, changed and deleted', async () => {
    const { body } = await create('Tier', 'Gold').expect(201);
    expect(body.sync).toEqual({ state: 'pending' });
    await becomes({ target: 'memory', pending: 0, failureCount: 0 });
    expect(await stateOf('TIER:GOLD')).toMatchObject({ state: 'synced' });
    expect([...aws.attributes]).toEqual([['TIER:GOLD', 'Tier=Gold ']]);
    const change = { description: 'Best', metadata: {}, revision: 1 };
    await portal.change('/attributes/TIER:GOLD', change).expect(200);
    await becomes({ pending: 0 });
    expect([...aws.attributes]).toEqual([['TIER:GOLD', 'Tier=Gold Best']]);
    await portal.delete('/attributes/TIER:GOLD?revision=2').expect(204);
    await becomes({ pending: 0 });
    expect([...aws.attributes]).toEqual([]);
  });

  it('follow what a published pattern carries', async () => {
    await create('Tier', 'Gold');
    const carried = { attributes: { Tier: ['Gold'] } };
    await portal.submit('bucket', '1.0.0', undefined, undefined, carried);
    await becomes({ pending: 0 });
    expect([...aws.patterns]).toEqual([]);
    await publish(portal, 'bucket', '1.0.0');
    await becomes({ pending: 0 });
    expect([...aws.patterns]).toEqual([['bucket', '{"Tier":["Gold"]}']]);
    const { body } = await portal.get('/patterns/bucket');
    const { title, description, owner, revision } = body;
    const update = { title, description, owner, revision, attributes: {} };
    await portal
      .change('/patterns/bucket', update, callers.publisher)
      .expect(200);
    await becomes({ pending: 0 });
    expect([...aws.patterns]).toEqual([['bucket', '{}']]);
  });

  it('wait while AWS is down, and say so', async () => {
    aws.failure = { message: 'AWS is down', retryable: true };
    await create('Tier', 'Gold').expect(201);
    await becomes({ pending: 1, failures: [{ message: 'AWS is down' }] });
    const { failures } = await statusOf();
    expect(failures[0]).toMatchObject({
      subject: tier,
      retryAt: expect.stringMatching(/Z$/),
    });
    expect(await stateOf('TIER:GOLD')).toMatchObject({
      state: 'pending',
      message: 'AWS is down',
    });
    aws.failure = undefined;
    await becomes({ pending: 0, failureCount: 0 });
    expect(aws.attributes.has('TIER:GOLD')).toBe(true);
  });

  it('end well when a call works and its answer is lost', async () => {
    aws.failure = { message: 'Timed out', retryable: true, afterwards: true };
    await create('Tier', 'Gold');
    await becomes({ failures: [{ message: 'Timed out' }] });
    aws.failure = undefined;
    await becomes({ pending: 0, failureCount: 0 });
    expect([...aws.attributes]).toEqual([['TIER:GOLD', 'Tier=Gold ']]);
  });

  it('that AWS refuses wait for somebody', async () => {
    aws.failure = { message: 'Not allowed: give the role', retryable: false };
    await create('Tier', 'Gold');
    await becomes({ pending: 0, failureCount: 1 });
    const { failures } = await statusOf();
    expect(failures[0]).toEqual({
      subject: tier,
      message: 'Not allowed: give the role',
      attempts: 1,
      requestedAt: expect.any(String),
    });
    expect(await stateOf('TIER:GOLD')).toMatchObject({
      state: 'failed',
      message: 'Not allowed: give the role',
    });
    const { body: seen } = await portal.get(
      '/attributes/TIER:GOLD',
      callers.developer,
    );
    expect(seen.sync).toEqual({ state: 'failed' });
    aws.failure = undefined;
    await portal
      .post('/attribute-sync/requests', { subjects: [tier] })
      .expect(202);
    await becomes({ pending: 0, failureCount: 0 });
    expect(aws.attributes.has('TIER:GOLD')).toBe(true);
  });

  it('that differ are found, shown and repaired', async () => {
    for (const value of ['Gold', 'Silver', 'Bronze']) {
      await create('Tier', value);
    }
    await becomes({ pending: 0 });
    await new Promise(resolve => setTimeout(resolve, 20));
    aws.attributes.delete('TIER:GOLD');
    aws.attributes.set('TIER:SILVER', 'edited');
    aws.attributes.set('OLD:ONE', 'old');
    await portal.post('/attribute-sync/check').expect(202);
    await becomes({ checking: false, driftCount: 3 });
    const { drift, quotas, checkedAt } = await statusOf();
    expect(drift).toMatchObject([
      { kind: 'missing', here: 'Tier=Gold ' },
      { kind: 'changed', here: 'Tier=Silver ', there: 'edited' },
      { kind: 'orphaned', there: 'old' },
    ]);
    expect(quotas).toEqual([{ name: 'attributes', used: 3, limit: 100 }]);
    expect(checkedAt).toMatch(/Z$/);
    const subjects = drift.map(({ subject }) => subject);
    await portal.post('/attribute-sync/requests', { subjects }).expect(202);
    await becomes({ pending: 0, driftCount: 0 });
    expect([...aws.attributes.keys()].sort()).toEqual([
      'TIER:BRONZE',
      'TIER:GOLD',
      'TIER:SILVER',
    ]);
    await portal.post('/attribute-sync/check').expect(202);
    await becomes({ checking: false, driftCount: 0 });
  });

  it('that could not be compared say why', async () => {
    aws.failure = { message: 'AWS is down', retryable: true };
    await portal.post('/attribute-sync/check').expect(202);
    await becomes({ checking: false, checkError: 'AWS is down' });
    aws.failure = undefined;
    await portal.post('/attribute-sync/check').expect(202);
    await becomes({ checking: false });
    expect(await statusOf()).not.toHaveProperty('checkError');
  });

  it('that AWS would not take are refused before', async () => {
    aws.refusal = 'leave out the ☃';
    const refused = await create('Tier', 'Gold').expect(400);
    expect(refused.body.error.message).toContain('leave out the ☃');
    aws.refusal = undefined;
    Object.assign(aws.limits, { attributes: 2, perPattern: { CFN: 1 } });
    await create('Tier', 'Gold').expect(201);
    await create('Zone', 'EU').expect(201);
    const full = await create('Zone', 'US').expect(409);
    expect(full.body.error.message).toContain('AWS takes 2');
    const many = await portal.submit('bucket', '1.0.0', undefined, undefined, {
      attributes: { Tier: ['Gold'], Zone: ['EU'] },
    });
    expect(many.status).toBe(400);
    expect(many.body.error.message).toContain(
      'at most 1 values for a CFN pattern, which is all that AWS takes: leave out 1',
    );
  });
});

async function publish(portal: TestPortal, name: string, version: string) {
  const { digest, releaseKey } = await portal.approve(name, version);
  const release = `/patterns/${name}/versions/${version}/release`;
  const { body: plan } = await portal
    .post(
      `${release}/start`,
      { taskId: 'task-1', releaseKey },
      callers.scaffolder,
    )
    .expect(200);
  expect(plan.attributes).toEqual({ Tier: ['Gold'] });
  await portal
    .post(
      `${release}/finish`,
      { taskId: 'task-1', publications: [publication(digest)] },
      callers.scaffolder,
    )
    .expect(200);
}

function matches(actual: object, expected: object): boolean {
  try {
    expect(actual).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}
