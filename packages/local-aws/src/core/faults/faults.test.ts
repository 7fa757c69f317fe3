import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreatePortfolioCommand,
  ListPortfoliosCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { Fault, LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

describe('fault injection', () => {
  let localAws: LocalAws;
  let client: ServiceCatalogClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).serviceCatalog;
  });

  afterEach(() => localAws.stop());

  const create = () =>
    client.send(
      new CreatePortfolioCommand({ DisplayName: 'p', ProviderName: 'me' }),
    );

  const countPortfolios = async () => {
    const output = await client.send(new ListPortfoliosCommand({}));
    return output.PortfolioDetails?.length;
  };

  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${localAws.endpoint}/_local/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });

  it('throttles as the service does, as often as asked', async () => {
    localAws.faults.add({ kind: 'throttle', times: 2 });
    const throttled = {
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    };
    await expect(create()).rejects.toMatchObject(throttled);
    await expect(create()).rejects.toMatchObject(throttled);
    await create();
    expect(await countPortfolios()).toBe(1);
  });

  it('lets the SDK retry over a throttled call', async () => {
    localAws.faults.add({ kind: 'throttle', operation: 'CreatePortfolio' });
    const patient = new ServiceCatalogClient({
      endpoint: localAws.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const { $metadata } = await patient.send(
      new CreatePortfolioCommand({ DisplayName: 'p', ProviderName: 'me' }),
    );
    expect($metadata.attempts).toBe(2);
    expect(await countPortfolios()).toBe(1);
  });

  it('answers S3 callers with SlowDown', async () => {
    localAws.faults.add({ kind: 'throttle', service: 's3' });
    const { s3 } = localClients(localAws.endpoint);
    await expect(s3.send(new ListBucketsCommand({}))).rejects.toMatchObject({
      name: 'SlowDown',
      $metadata: { httpStatusCode: 503 },
    });
  });

  it('answers with an error of choice', async () => {
    localAws.faults.add({
      kind: 'error',
      status: 403,
      code: 'AccessDeniedException',
      message: 'Not you',
    });
    await expect(create()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'Not you',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('breaks the connection before the call takes effect', async () => {
    localAws.faults.add({ kind: 'drop-before' });
    await expect(create()).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await countPortfolios()).toBe(0);
  });

  it('breaks the connection after the call took effect', async () => {
    localAws.faults.add({ kind: 'drop-after' });
    await expect(create()).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await countPortfolios()).toBe(1);
  });

  it('delays a call', async () => {
    localAws.faults.add({ kind: 'delay', ms: 200 });
    const start = performance.now();
    await create();
    expect(performance.now() - start).toBeGreaterThanOrEqual(195);
  });

  it('delays the answer of a call that took effect', async () => {
    localAws.faults.add({ kind: 'delay-after', ms: 400 });
    const start = performance.now();
    const creation = create();
    while (localAws.faults.list().length) await sleep(5);
    expect(await countPortfolios()).toBe(1);
    expect(performance.now() - start).toBeLessThan(400);
    await creation;
    expect(performance.now() - start).toBeGreaterThanOrEqual(395);
  });

  it('meets only the service and operation that it names', async () => {
    localAws.faults.add({
      kind: 'error',
      service: 'servicecatalog',
      operation: 'CreatePortfolio',
    });
    expect(await countPortfolios()).toBe(0);
    await expect(create()).rejects.toMatchObject({ name: 'InternalFailure' });
  });

  it('is steered over HTTP', async () => {
    const fault: Fault = { kind: 'error', code: 'Oops', status: 500, times: 3 };
    const added = await control('POST', 'faults', fault);
    const listed = await (await control('GET', 'faults')).json();
    expect(added.status).toBe(201);
    expect(listed).toEqual({ faults: [fault] });
    await expect(create()).rejects.toMatchObject({ name: 'Oops' });
    expect((await control('DELETE', 'faults')).status).toBe(204);
    await create();
  });

  it('forgets state and faults at a reset', async () => {
    await create();
    localAws.faults.add({ kind: 'throttle', times: 9 });
    expect((await control('POST', 'reset')).status).toBe(204);
    expect(await countPortfolios()).toBe(0);
  });

  it.each([
    [{}, /kind of a fault/],
    [{ kind: 'explode' }, /kind of a fault must be one of throttle/],
    [{ kind: 'delay' }, /needs ms/],
    [{ kind: 'delay-after' }, /needs ms/],
    [{ kind: 'error', status: 200 }, /status .* from 400 to 599/],
    [{ kind: 'error', times: 0 }, /times/],
    [{ kind: 'error', oops: 1 }, /no member oops/],
    [[], /must be an object/],
  ])('refuses the fault %p', async (fault, message) => {
    const answer = await control('POST', 'faults', fault);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatch(message);
    expect(localAws.faults.list()).toEqual([]);
  });

  it('answers an unknown control path with 404', async () => {
    expect((await control('GET', 'nothing')).status).toBe(404);
  });
});
