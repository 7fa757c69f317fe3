import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { SyncRequest } from '@apo/backstage-plugin-patterns-node';
import { MemoryAws } from '../__testUtils__/MemoryAws';
import { MemoryQueue } from '../__testUtils__/MemoryQueue';
import { DatabasePatternStore } from '../store/DatabasePatternStore';
import { LeasedWorker } from '../worker/LeasedWorker';
import { syncQueue } from '../worker/queues';
import { bringToAws } from './bringToAws';
import { CarryByQueue } from './CarryByQueue';

jest.setTimeout(30_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const subject = { kind: 'attribute' as const, id: 'TIER:GOLD' };

describe('attributes that somebody else brings to AWS', () => {
  let store: DatabasePatternStore;
  let aws: MemoryAws;
  let queue: MemoryQueue;
  let replicas: { stop: () => Promise<void> }[];

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    const database = mockServices.database({ knex });
    store = await DatabasePatternStore.create({ database });
    aws = new MemoryAws();
    queue = new MemoryQueue(aws);
    replicas = [];
  });
  afterEach(() => Promise.all(replicas.map(replica => replica.stop())));

  function startReplica({ answerMs = 20_000 } = {}) {
    const logger = mockServices.logger.mock();
    const carrier = new CarryByQueue({ store, queue, logger, answerMs });
    const worker = new LeasedWorker<SyncRequest>({
      name: 'attribute sync',
      queue: syncQueue(store, 'attributes'),
      logger,
      intervalMs: 50,
      leaseMs: 600,
      concurrency: carrier.concurrency,
      work: (request, signal, holder) =>
        bringToAws({ store, carrier, logger }, request, holder, signal),
    });
    carrier.start();
    worker.start();
    replicas.push(worker, carrier);
  }

  const write = (description = '', revision?: number) =>
    store.writeAttributes(
      [{ key: 'Tier', value: 'Gold', description, metadata: {}, revision }],
      'user:default/admin',
    );

  const standing = () => store.getSyncStanding(10);

  async function becomes(pending: number) {
    const deadline = Date.now() + 10_000;
    while ((await standing()).pending !== pending && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect((await standing()).pending).toBe(pending);
  }

  it('are sent with their content, and done when the result comes', async () => {
    startReplica();
    await write('Best');
    const result = await queue.work();
    expect([...aws.attributes]).toEqual([['TIER:GOLD', 'Tier=Gold Best']]);
    expect((await standing()).pending).toBe(1);
    await queue.deliver(result);
    expect(await standing()).toMatchObject({ pending: 0, failureCount: 0 });
  });

  it('stay leased by who sent the job, and are done when another replica gets the result', async () => {
    startReplica();
    startReplica();
    await write();
    const result = await queue.work();
    // Longer than a lease lasts: it is renewed, so nobody sends another job.
    await new Promise(resolve => setTimeout(resolve, 900));
    expect(queue.jobs).toEqual([]);
    const other = 1;
    await queue.deliver(result, other);
    await becomes(0);
    await write('Better', 1);
    expect(await queue.work()).toMatchObject({ generation: 2, attempts: 0 });
  });

  it('are sent again when no result comes, which says where to look', async () => {
    startReplica({ answerMs: 100 });
    await write();
    await queue.work();
    const again = await queue.work();
    expect(again).toMatchObject({ generation: 1, attempts: 1 });
    const { failures } = await standing();
    expect(failures).toMatchObject([
      {
        subject,
        message: expect.stringMatching(
          /did not answer within 1 s\. It is tried again; .*dead-letter queue/,
        ),
        retryAt: expect.any(String),
      },
    ]);
    await queue.deliver(again);
    expect(await standing()).toMatchObject({ pending: 0, failureCount: 0 });
  });

  it('wait longer each time AWS is busy, and for somebody when it refuses', async () => {
    startReplica();
    aws.failure = { message: 'Throttled', retryable: true };
    await write();
    const before = Date.now();
    await queue.deliver(await queue.work());
    const { failures } = await standing();
    expect(failures).toMatchObject([{ message: 'Throttled', attempts: 1 }]);
    const wait = Date.parse(failures[0].retryAt!) - before;
    expect(wait).toBeGreaterThan(900);
    aws.failure = { message: 'Not allowed', retryable: false };
    await queue.deliver(await queue.work());
    expect(await standing()).toMatchObject({
      pending: 0,
      failures: [{ message: 'Not allowed', attempts: 2 }],
    });
  });

  it('that changed meanwhile are brought again, whatever the old result says', async () => {
    startReplica();
    await write('Old');
    const old = await queue.work();
    await write('New', 1);
    await queue.deliver(old);
    expect((await standing()).pending).toBe(1);
    const latest = await queue.work();
    expect(latest.generation).toBe(2);
    await queue.deliver(latest);
    expect((await standing()).pending).toBe(0);
    expect([...aws.attributes]).toEqual([['TIER:GOLD', 'Tier=Gold New']]);
  });

  it('do not change by results that come twice, late, or to nobody', async () => {
    startReplica({ answerMs: 100 });
    await write();
    const late = await queue.work();
    const done = await queue.work();
    const failed = {
      ...late,
      outcome: { done: false as const, message: 'Late', retryable: false },
    };
    await queue.deliver(failed);
    await queue.deliver({ ...failed, holder: 'nobody' });
    await queue.deliver(done);
    await queue.deliver(done);
    await queue.deliver(failed);
    expect(await standing()).toMatchObject({ pending: 0, failureCount: 0 });
  });

  it('are taken up by another replica when one stops', async () => {
    startReplica();
    await write();
    await queue.work();
    await Promise.all(replicas.map(replica => replica.stop()));
    replicas = [];
    startReplica();
    await queue.deliver(await queue.work(), 1);
    expect((await standing()).pending).toBe(0);
  });

  it('are not sent where a pattern is not published any more', async () => {
    await store.requestSync([{ kind: 'pattern', id: 'gone' }]);
    startReplica();
    await becomes(0);
    expect(queue.jobs).toEqual([]);
  });
});
