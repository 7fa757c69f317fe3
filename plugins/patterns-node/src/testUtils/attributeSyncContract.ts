import type { AttributeSync } from '../sync/AttributeSync';
import { describeSyncFaults } from './attributeSyncFaults';
import { phases, SyncedPortal } from './attributeSyncPortal';
import type { SyncScene, SyncSuite } from './attributeSyncScene';

/**
 * What every `AttributeSync` does. Call it in a test file, inside `describe`
 * when there are several.
 *
 * @param suite - makes scenes, and names what can happen in them
 * @public
 */
export function attributeSyncContract(suite: SyncSuite): void {
  describe('AttributeSync contract', () => {
    jest.setTimeout(60_000);
    describe('of states', () => {
      describeStates(suite);
    });
    describe('with a signal', () => {
      describeAborts(suite);
    });
    describe('under faults', () => {
      describeSyncFaults(suite);
    });
  });
}

/** A scene with the portal and the sync of one test. */
function useScene({ createScene }: SyncSuite) {
  const at = {} as {
    scene: SyncScene;
    portal: SyncedPortal;
    sync: AttributeSync;
  };
  beforeEach(async () => {
    at.scene = await createScene();
    at.portal = new SyncedPortal(at.scene);
    at.sync = at.scene.createSync();
  });
  afterEach(() => at.scene.stop());
  return at;
}

function describeStates(suite: SyncSuite) {
  const at = useScene(suite);

  it('takes the attributes of every day', () => {
    const attribute = {
      key: 'Data_Class-2',
      value: 'PII',
      description: 'Personal data: names, “addresses”',
      metadata: { contact: 'team@example.com' },
    };
    expect(at.sync.checkAttribute(attribute)).toBeUndefined();
  });

  it('brings everything once, whatever the order and however often', async () => {
    const { portal, scene, sync } = at;
    const empty = await scene.list();
    phases.first(portal);
    await portal.bring(sync);
    const brought = await scene.list();
    expect(brought).not.toEqual(empty);
    expect((await portal.compare(sync)).drift).toEqual([]);
    await portal.bring(sync, portal.subjects().reverse());
    await portal.bring(sync);
    expect(await scene.list()).toEqual(brought);
  });

  it('brings different subjects at the same time', async () => {
    const { portal, scene, sync } = at;
    phases.first(portal);
    await Promise.all(
      portal.subjects().map(subject => portal.bring(sync, [subject])),
    );
    const brought = await scene.list();
    expect((await portal.compare(sync)).drift).toEqual([]);
    await portal.bring(sync);
    expect(await scene.list()).toEqual(brought);
  });

  it('follows changes, and takes away what is no more', async () => {
    const { portal, scene, sync } = at;
    for (const phase of [phases.first, phases.later, phases.last]) {
      const before = await scene.list();
      phase(portal);
      await portal.bring(sync);
      expect(await scene.list()).not.toEqual(before);
      expect((await portal.compare(sync)).drift).toEqual([]);
    }
    // A mark of the portal may stay on what carries no attributes any more.
    const after = JSON.stringify(await scene.list());
    expect(after).not.toMatch(/apo:(Stage|Data)|APO\.(STAGE|DATA)/);
  });

  it('waits until nothing of the portal uses what it is to take away', async () => {
    const { portal, scene, sync } = at;
    phases.first(portal);
    await portal.bring(sync);
    phases.later(portal);
    const attributesFirst = portal.subjects().reverse();
    const errors: unknown[] = [];
    for (const subject of attributesFirst) {
      await portal
        .bring(sync, [subject])
        .catch((error: unknown) => errors.push(error));
    }
    for (const error of errors) {
      expect(error).toMatchObject({
        name: 'AttributeSyncError',
        retryable: true,
      });
    }
    await portal.bring(sync, attributesFirst);
    expect((await portal.compare(sync)).drift).toEqual([]);
    expect(JSON.stringify(await scene.list())).not.toMatch(
      /apo:Stage=Prod|APO\.STAGE\.PROD/,
    );
  });

  it('says what is missing on an AWS that has nothing, and mends it', async () => {
    const { portal, scene, sync } = at;
    phases.first(portal);
    const before = await scene.list();
    const { drift } = await portal.compare(sync);
    expect(drift).not.toEqual([]);
    expect(await scene.list()).toEqual(before);
    for (const { kind, repairable } of drift) {
      expect({ kind, repairable }).toEqual({
        kind: 'missing',
        repairable: true,
      });
    }
    expect(await portal.repair(sync)).toEqual([]);
  });

  it.each(suite.edits)(
    'tells of what somebody did by hand, and mends it: %s',
    async how => {
      const { portal, scene, sync } = at;
      phases.first(portal);
      await portal.bring(sync);
      const clean = await scene.list();
      await scene.edit(how);
      const edited = await scene.list();
      expect(edited).not.toEqual(clean);
      const { drift } = await portal.compare(sync);
      expect(drift).not.toEqual([]);
      expect(await scene.list()).toEqual(edited);
      for (const { repairable, resource } of drift) {
        expect({ repairable, resource }).toEqual({
          repairable: true,
          resource: expect.stringMatching(/\w+ .*\w/),
        });
      }
      expect(await portal.repair(sync)).toEqual([]);
      expect(await scene.list()).toEqual(clean);
    },
  );

  it('touches nothing of others', async () => {
    const { portal, scene, sync } = at;
    const foreign = await scene.listForeign();
    expect(foreign).not.toEqual([]);
    for (const phase of Object.values(phases)) {
      phase(portal);
      await portal.bring(sync);
      expect(await portal.repair(sync)).toEqual([]);
      expect(await scene.listForeign()).toEqual(foreign);
    }
  });

  it('refuses what does not carry the portal’s mark, and says how to hand it over', async () => {
    const { portal, scene, sync } = at;
    phases.first(portal);
    await portal.bring(sync);
    await scene.disown();
    phases.later(portal);
    const disowned = await scene.list();
    const { drift } = await portal.compare(sync);
    const refused = drift.filter(({ reason }) => /hand it over/.test(reason!));
    expect(refused).not.toEqual([]);
    for (const { reason, repairable, subject } of refused) {
      expect(repairable).toBe(false);
      await expect(portal.bring(sync, [subject])).rejects.toMatchObject({
        name: 'AttributeSyncError',
        retryable: false,
        message: expect.stringContaining(reason!),
      });
    }
    expect(await scene.list()).toEqual(disowned);
  });
}

function describeAborts(suite: SyncSuite) {
  const at = useScene(suite);

  it('does nothing for a signal that has fired', async () => {
    const { portal, scene, sync } = at;
    phases.first(portal);
    const reason = new Error('shutting down');
    const signal = AbortSignal.abort(reason);
    const before = await scene.list();
    for (const subject of portal.subjects()) {
      const bringing = portal.bring(sync, [subject], signal);
      await expect(bringing).rejects.toBe(reason);
    }
    await expect(portal.compare(sync, signal)).rejects.toBe(reason);
    expect(await scene.list()).toEqual(before);
  });
}
