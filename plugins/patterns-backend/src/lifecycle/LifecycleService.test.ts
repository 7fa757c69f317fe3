import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  packBundle,
  type BundleStore,
  type PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { submitTo } from '@apo/backstage-plugin-patterns-node/testUtils';
import { emptyDatabases } from '../__testUtils__/emptyDatabases';
import type { PatternAccess } from '../service/PatternAccess';
import { VersionLifecycle } from '../service/VersionLifecycle';
import { DatabasePatternStore } from '../store/DatabasePatternStore';
import { LifecycleService } from './LifecycleService';

jest.setTimeout(60_000);

const databases = emptyDatabases(['SQLITE_3']);
const admin = 'user:default/admin';
const credentials = mockCredentials.user(admin);
const logger = mockServices.logger.mock();
const versions = ['1.0.0', '1.1.0', '1.2.0'];
const revoke = { state: 'revoked', reason: 'It leaks' } as const;
const restore = { state: 'published' } as const;

/** Everybody may everything. */
const access = {
  mayEach: async (permissions: unknown[]) => permissions.map(() => true),
} as unknown as PatternAccess;

describe('LifecycleService', () => {
  let store: PatternStore;

  beforeEach(async () => {
    const knex = await databases.create('SQLITE_3');
    const database = mockServices.database({ knex });
    store = await DatabasePatternStore.create({ database });
    for (const version of versions) {
      await submitTo(store, 'published', { version });
    }
  });

  /** A back end that is killed before the step of this number. */
  function serviceOf({ killedBefore = Infinity, readBundle = true } = {}) {
    let step = 0;
    const dying = new Proxy(store, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name !== 'transition') {
          return typeof value === 'function' ? value.bind(target) : value;
        }
        return (request: never) => {
          step += 1;
          if (step === killedBefore) throw new Error('killed');
          return value.call(target, request);
        };
      },
    });
    const bundles = {
      get: async () => {
        if (!readBundle) throw new Error('The bundle is gone');
        return (await packBundle(new Map([['a', Buffer.from('a')]]))).tar;
      },
    } as unknown as BundleStore;
    return new LifecycleService({
      store: dying,
      bundles,
      access,
      logger,
      lifecycle: new VersionLifecycle({
        store: dying,
        logger,
        auditor: mockServices.auditor.mock(),
        events: mockServices.events.mock(),
      }),
    });
  }

  const set = (
    service: LifecycleService,
    change: typeof revoke | typeof restore,
  ) => service.setPattern('bucket', change, admin, credentials);

  async function standing() {
    const all = await store.getVersions('bucket');
    return all.map(({ version, state, retirement }) => ({
      version,
      state,
      retirement: retirement && { ...retirement, at: '' },
    }));
  }

  it('goes on after a kill before any step, there and back', async () => {
    const published = await standing();
    await set(serviceOf(), revoke);
    const revoked = await standing();
    expect(revoked.map(({ state }) => state)).toEqual(Array(3).fill('revoked'));
    await set(serviceOf(), restore);
    expect(await standing()).toEqual(published);

    for (let killedBefore = 1; killedBefore <= 6; killedBefore += 1) {
      const killed = { killedBefore };
      await expect(set(serviceOf(killed), revoke)).rejects.toThrow('killed');
      await set(serviceOf(), revoke);
      expect(await standing()).toEqual(revoked);
      await expect(set(serviceOf(killed), restore)).rejects.toThrow('killed');
      await set(serviceOf(), restore);
      expect(await standing()).toEqual(published);
    }
  });

  it('shows one latest version all the while', async () => {
    const seen: (string | undefined)[] = [];
    for (const change of [revoke, restore]) {
      for (let step = 1; step <= 7; step += 1) {
        await set(serviceOf({ killedBefore: 2 }), change).catch(
          () => undefined,
        );
        seen.push((await store.getPattern('bucket'))?.latestVersion);
      }
    }
    expect([...new Set(seen)]).toEqual(['1.2.0', undefined]);
  });

  it('revokes also what it cannot find the words of', async () => {
    const ref = { patternName: 'bucket', version: '1.2.0' };
    const service = serviceOf({ readBundle: false });
    await service.setVersion(ref, revoke, admin, credentials);
    expect((await store.getPattern('bucket'))?.latestVersion).toBe('1.1.0');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('1.1.0'),
      expect.any(Error),
    );
  });
});
