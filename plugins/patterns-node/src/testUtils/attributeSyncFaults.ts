import type { AttributeSync } from '../sync/AttributeSync';
import { phases, SyncedPortal } from './attributeSyncPortal';
import type { SyncFault, SyncScene, SyncSuite } from './attributeSyncScene';

const kinds = ['throttle', 'error', 'drop-before', 'drop-after'] as const;

/** Syncs whose calls to AWS fail, or whose answers are lost. */
export function describeSyncFaults({
  createScene,
  operations,
  edits,
}: SyncSuite): void {
  let scene: SyncScene;
  let undisturbed: unknown;

  beforeAll(async () => {
    scene = await createScene();
    await live(scene, { sync: scene.createSync(), edits });
    undisturbed = await scene.list();
    await scene.stop();
  });
  beforeEach(async () => {
    scene = await createScene();
  });
  afterEach(() => scene.stop());

  describe.each(operations)('when %s %s fails', (service, operation) => {
    it.each(kinds)('with %s, the next attempts mend it', async kind => {
      const fault = { kind, service, operation };
      const sync = scene.createSync();
      const { met, failures } = await live(scene, { sync, edits, fault });
      expect(met).toBeGreaterThan(0);
      expect(failures).toBeGreaterThan(0);
      expect(await scene.list()).toEqual(undisturbed);
    });

    it('with drop-after, the SDK’s own retry mends it', async () => {
      const fault = { kind: 'drop-after' as const, service, operation };
      const sync = scene.createSync({ maxAttempts: 3 });
      const { met, failures } = await live(scene, { sync, edits, fault });
      expect(met).toBeGreaterThan(0);
      expect(failures).toBe(0);
      expect(await scene.list()).toEqual(undisturbed);
    });

    it('for want of a right, it says so and is not tried again', async () => {
      const fault = {
        kind: 'error' as const,
        service,
        operation,
        status: 400,
        code: 'AccessDeniedException',
      };
      const sync = scene.createSync();
      await expect(live(scene, { sync, edits, fault })).rejects.toMatchObject({
        name: 'AttributeSyncError',
        retryable: false,
        message: expect.stringMatching(/^Could not .*AccessDenied.*permission/),
      });
    });

    it('by nobody’s waiting any more, it ends with the reason', async () => {
      const reason = new Error('shutting down');
      const controller = new AbortController();
      const fault = {
        kind: 'delay-after' as const,
        service,
        operation,
        ms: 5_000,
      };
      let watched = false;
      const watch = setInterval(() => {
        if (watched && !scene.faults.list().length) controller.abort(reason);
      }, 10);
      const ended = live(scene, {
        sync: scene.createSync(),
        edits,
        fault,
        signal: controller.signal,
        onFault: isThere => {
          watched = isThere;
        },
      });
      await expect(ended).rejects.toBe(reason);
      clearInterval(watch);
    });
  });
}

/** Goes through what becomes of attributes; in each phase one call meets the fault. */
async function live(
  scene: SyncScene,
  options: {
    sync: AttributeSync;
    edits: readonly string[];
    fault?: SyncFault;
    signal?: AbortSignal;
    onFault?: (isThere: boolean) => void;
  },
): Promise<{ met: number; failures: number }> {
  const { sync, edits, fault, signal, onFault } = options;
  const portal = new SyncedPortal(scene);
  let met = 0;
  const phase = async (run: () => Promise<unknown>) => {
    if (fault) scene.faults.add(fault);
    onFault?.(true);
    await run();
    onFault?.(false);
    if (fault && !scene.faults.list().length) met += 1;
    scene.faults.clear();
  };
  const bring = () => portal.bring(sync, undefined, signal);
  phases.first(portal);
  await phase(bring);
  for (const how of edits) {
    await scene.edit(how);
    await phase(async () => {
      await portal.compare(sync, signal);
      await bring();
    });
    expect(await portal.repair(sync)).toEqual([]);
  }
  phases.later(portal);
  await phase(bring);
  expect((await portal.compare(sync)).drift).toEqual([]);
  return { met, failures: portal.failures };
}
