import { mockServices } from '@backstage/backend-test-utils';
import type { LaunchOutput } from '@apo/backstage-plugin-patterns-common';
import type {
  LaunchRecord,
  LaunchStanding,
  PatternLauncher,
  PatternStore,
  ProvisionOrder,
} from '@apo/backstage-plugin-patterns-node';
import {
  aSubmission,
  step,
} from '@apo/backstage-plugin-patterns-node/testUtils';
import { emptyDatabases } from '../__testUtils__/emptyDatabases';
import { DatabasePatternStore } from '../store/DatabasePatternStore';
import { LaunchListService } from './LaunchListService';
import { LaunchService } from './LaunchService';
import { LaunchWatcher, watchedStates } from './LaunchWatcher';

jest.setTimeout(60_000);

const databases = emptyDatabases(['SQLITE_3']);
const caller = 'user:default/ann';
const ref = { patternName: 'bucket', version: '1.0.0' };
const secret = 'correct-horse-battery';
const admitted = {
  mayEach: async (asked: unknown[]) => asked.map(() => true),
  demand: async () => undefined,
} as never;

/** What the process was killed by. */
class Killed extends Error {}

/** Lets some calls through, and ends the process at the next one, before or after it takes effect. */
class Killer {
  calls = 0;
  constructor(private readonly at: number, private readonly after: boolean) {}

  watch<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        // It has no effect, and no promise to break.
        if (name === 'accountOf') return value.bind(target);
        return async (...args: unknown[]) => {
          const call = this.calls++;
          // Dead is dead: nothing that comes later has an effect.
          if (call > this.at) throw new Killed();
          if (call < this.at) return value.apply(target, args);
          if (this.after) await value.apply(target, args);
          throw new Killed();
        };
      },
    });
  }
}

/** Service Catalog, as far as a launcher sees it. */
class MemoryCatalog implements PatternLauncher {
  readonly products = new Map<
    string,
    { token: string; ended: boolean; looks: number; endings: Set<string> }
  >();

  accountOf() {
    return '111122223333';
  }

  async isTaken() {
    return false;
  }

  async provision({ launch }: ProvisionOrder) {
    const product = {
      token: launch.id,
      ended: false,
      looks: 0,
      endings: new Set<string>(),
    };
    if (!this.products.has(launch.name)) {
      this.products.set(launch.name, product);
    }
    return { provisionedProductId: `pp-${launch.name}`, recordId: 'rec-1' };
  }

  async find(launch: LaunchRecord): Promise<LaunchStanding | undefined> {
    const product = this.products.get(launch.name);
    if (product?.token !== launch.id) return undefined;
    return {
      state: 'busy',
      provisionedProductId: `pp-${launch.name}`,
      recordId: 'rec-1',
    };
  }

  async look(launch: LaunchRecord): Promise<LaunchStanding> {
    const product = this.products.get(launch.name);
    if (!product || product.ended) return { state: 'gone' };
    product.looks++;
    return { state: product.looks % 2 ? 'busy' : 'available' };
  }

  async outputs(): Promise<LaunchOutput[]> {
    return [{ key: 'Arn', value: 'a' }];
  }

  async terminate({ name }: LaunchRecord, token: string) {
    const product = this.products.get(name)!;
    product.endings.add(token);
    product.ended = true;
    return 'rec-2';
  }
}

async function publishedStore(): Promise<PatternStore> {
  const knex = await databases.create('SQLITE_3');
  const store = await DatabasePatternStore.create({
    database: mockServices.database({ knex }),
  });
  const { version } = await store.submitVersion(aSubmission());
  await store.saveReport(version, {
    digest: version.digest,
    passed: true,
    startedAt: version.submittedAt,
    finishedAt: version.submittedAt,
    scanners: [],
    findings: [],
    templates: [
      {
        path: 'template.yaml',
        resources: [],
        parameters: [{ name: 'Password', type: 'String', noEcho: true }],
      },
    ],
  });
  for (const to of ['in-review', 'approved', 'publishing'] as const) {
    await step(store, version, to);
  }
  await step(store, version, 'published', {
    patch: {
      publications: [
        {
          targetName: 'default',
          target: 'service-catalog',
          publishedAt: version.submittedAt,
          digest: version.digest,
          accountId: '111122223333',
          region: 'eu-west-1',
          productId: 'prod-1',
          artifactId: 'pa-1',
        },
      ],
    },
  });
  return store;
}

/** One process: what it does until it is killed. */
function createProcess(store: PatternStore, launcher: PatternLauncher) {
  const options = { store, launcher, access: admitted };
  const watcher = new LaunchWatcher({
    ...options,
    logger: mockServices.logger.mock(),
  });
  return {
    launches: new LaunchService({ ...options, onLaunched: () => {} }),
    lists: new LaunchListService({ ...options, onEnding: () => {} }),
    async work() {
      const lease = { holder: 'worker', durationMs: 60_000 };
      const states = watchedStates;
      for (const launch of await store.claimLaunches(states, lease, 10)) {
        await watcher.look(launch, 'worker');
      }
    },
  };
}

/** Launches, follows, ends: all that a person has done with a product. */
async function liveWith(
  process: ReturnType<typeof createProcess>,
  pass: () => void,
) {
  const body = {
    name: 'mine',
    parameters: [{ key: 'Password', value: secret }],
  };
  await process.launches.launch(ref, body, caller, {} as never);
  for (let i = 0; i < 3; i++) {
    pass();
    await process.work();
  }
  const { items } = await process.lists.list({ launchedBy: caller, limit: 1 });
  await process.lists.end(items[0].id, caller, {} as never);
  for (let i = 0; i < 3; i++) {
    pass();
    await process.work();
  }
}

describe('a process that is killed while it launches and ends', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'setInterval',
        'queueMicrotask',
        'clearTimeout',
        'clearInterval',
      ],
      now: Date.now(),
    });
  });
  afterEach(() => jest.useRealTimers());
  const pass = (ms = 61_000) => jest.setSystemTime(Date.now() + ms);

  it('does all of it when nobody kills it', async () => {
    const store = await publishedStore();
    const catalog = new MemoryCatalog();
    await liveWith(createProcess(store, catalog), () => pass());
    const { items } = await store.listLaunches({
      launchedBy: caller,
      limit: 9,
    });
    expect(items).toMatchObject([
      { state: 'ended', outputs: [{ key: 'Arn', value: 'a' }] },
    ]);
    expect(catalog.products.get('mine')?.endings.size).toBe(1);
  });

  const cases = Array.from({ length: 40 }, (_, call) => [
    [call, false] as const,
    [call, true] as const,
  ]).flat();

  it.each(cases)(
    'at call %i (after it: %s) leaves a launch that goes to its end',
    async (at, after) => {
      const store = await publishedStore();
      const catalog = new MemoryCatalog();
      const killer = new Killer(at, after);
      const first = createProcess(killer.watch(store), killer.watch(catalog));
      await liveWith(first, () => pass()).catch(() => undefined);

      const second = createProcess(store, catalog);
      for (let i = 0; i < 8; i++) {
        pass();
        await second.work();
      }
      const { items } = await store.listLaunches({
        launchedBy: caller,
        limit: 9,
      });
      expect(items.length).toBeLessThanOrEqual(1);
      expect(catalog.products.size).toBeLessThanOrEqual(items.length);
      for (const { id, state, message } of items) {
        expect(['available', 'failed', 'ended']).toContain(state);
        // It says that nothing was provisioned where nothing was.
        expect([
          state === 'failed',
          /Nothing was provisioned/.test(`${message}`),
        ]).toEqual([!catalog.products.size, !catalog.products.size]);
        if (state === 'available') {
          await second.lists.end(id, caller, {} as never);
        }
      }
      for (let i = 0; i < 4; i++) {
        pass();
        await second.work();
      }
      for (const product of catalog.products.values()) {
        expect([product.ended, product.endings.size]).toEqual([true, 1]);
      }
      expect(JSON.stringify(items)).not.toContain(secret);
    },
  );
});
