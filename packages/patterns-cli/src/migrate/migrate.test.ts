import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '@apo/backstage-plugin-patterns-node';
import { fillBusyPortal } from '../__testUtils__/busyPortal';
import { databasePortal, withPortal } from '../__testUtils__/databasePortal';
import { runCli } from '../__testUtils__/runCli';
import { sharedFolder, testFolder } from '../__testUtils__/testFolder';
import type { PortalStores } from '../stores/PortalStores';
import { migrate, type Migration } from './migrate';
import { StateFile } from './StateFile';

jest.setTimeout(60_000);

describe('patterns migrate', () => {
  const scene = sharedFolder();
  const folder = testFolder();
  let from: string;
  let to: string;
  let state: string;
  let digests: string[];

  beforeAll(async () => {
    const portal = await databasePortal(scene.path, 'from');
    digests = await withPortal(portal, fillBusyPortal);
  });
  beforeEach(async () => {
    await cp(scene.path, folder.path, { recursive: true });
    from = await databasePortal(folder.path, 'from');
    to = await databasePortal(folder.path, 'to');
    state = join(folder.path, 'state.json');
  });

  const run = (...more: string[]) =>
    runCli(
      'migrate',
      ...['--from', 'database', '--from-config', from],
      ...['--to', 'database', '--to-config', to],
      ...['--backend-folder', folder.path, '--state', state],
      ...more,
    );
  const countsOf = (file: string) =>
    withPortal(file, async stores =>
      (await stores.openPatterns()).countItems(),
    );
  /** Migrates between the two with some of it otherwise. */
  const migrateWith = (
    changes: (stores: {
      from: PortalStores;
      to: PortalStores;
    }) => Partial<Migration>,
  ) =>
    withPortal(from, source =>
      withPortal(to, target => {
        const stores = { from: source, to: target };
        return migrate({
          ...stores,
          stateFile: new StateFile(state),
          intoExisting: false,
          tell: () => {},
          ...changes(stores),
        });
      }),
    );

  it('moves everything, and says that both sides are equal', async () => {
    const { exitCode, output } = await run();
    expect(output).toMatch(/step +49 +49 +[0-9a-f]{12} +equal/);
    expect(output).toContain('All of it is there.');
    expect(output).not.toContain('DIFFERENT');
    expect(exitCode).toBe(0);
    expect(await countsOf(to)).toEqual(await countsOf(from));
    await withPortal(to, async stores => {
      const bundles = await stores.openBundles();
      for (const digest of digests) {
        expect(digestOf(await bundles.get(digest))).toBe(digest);
      }
    });
    expect(digests.length).toBeGreaterThan(10);
    expect(existsSync(state)).toBe(false);
  });

  it('moves nothing in a dry run, and says how much there is', async () => {
    const { exitCode, output } = await run('--dry-run');
    expect(output).toMatch(/version +12 to move, 0 there now/);
    expect(output).toContain(`bundles        ${digests.length} to move`);
    expect(exitCode).toBe(0);
    expect((await countsOf(to)).version).toBe(0);
    expect(existsSync(state)).toBe(false);
  });

  it('goes on where it was killed', async () => {
    let pages = 0;
    const killed = migrateWith(stores => ({
      to: {
        ...stores.to,
        openPatterns: async () => {
          const store = await stores.to.openPatterns();
          const write = store.writeItems.bind(store);
          store.writeItems = async items => {
            await write(items);
            pages += 1;
            if (pages === 5) throw new Error('killed');
          };
          return store;
        },
      },
    }));
    await expect(killed).rejects.toThrow('killed');
    expect((await countsOf(to)).step).toBe(49);
    expect((await countsOf(to)).report).toBe(0);
    const { exitCode, output } = await run();
    expect(output).toContain('this one goes on where it was');
    expect(output).toMatch(/attribute +0 done/);
    expect(output).toContain('All of it is there.');
    expect(exitCode).toBe(0);
  });

  it('names versions whose bundle is lost, and copies the others', async () => {
    const lost = digestOf(Buffer.from('bucket 1.0.0'));
    const tar = join(
      folder.path,
      'from-bundles',
      lost.slice(0, 2),
      `${lost}.tar`,
    );
    await writeFile(tar, 'damaged');
    const { exitCode, output } = await run();
    expect(exitCode).toBe(1);
    expect(output).toContain('1 bundles could not be copied');
    expect(output).toMatch(/bucket 1\.0\.0: [0-9a-f]{12}… .*damaged/);
    await writeFile(tar, 'bucket 1.0.0');
    const again = await run();
    expect(again.output).toContain('All of it is there.');
    expect(again.exitCode).toBe(0);
  });

  it('moves bundles alone', async () => {
    const { exitCode } = await run('--only', 'bundles');
    expect(exitCode).toBe(0);
    expect((await countsOf(to)).pattern).toBe(0);
    await withPortal(to, async stores => {
      const bundles = await stores.openBundles();
      expect(await bundles.has(digests[0])).toBe(true);
    });
  });

  it('notices what is written meanwhile, and moves it the next time', async () => {
    const told: string[] = [];
    const isWell = await migrateWith(stores => ({
      only: 'patterns',
      to: {
        ...stores.to,
        openPatterns: async () => {
          const source = await stores.from.openPatterns();
          const store = await stores.to.openPatterns();
          const write = store.writeItems.bind(store);
          store.writeItems = async items => {
            await write(items);
            // The last of all: requests have been moved.
            const isLast = items[0].kind === 'sync-check';
            const bucket = { kind: 'pattern' as const, id: 'bucket' };
            if (isLast) await source.requestSync([bucket]);
          };
          return store;
        },
      },
      tell: line => told.push(line),
    }));
    expect(isWell).toBe(false);
    expect(told.join('\n')).toContain('Different: sync-request. Somebody');
    const { exitCode, output } = await run();
    expect(output).toContain('All of it is there.');
    expect(exitCode).toBe(0);
  });

  it('leaves a target alone that is in use, unless it is told to', async () => {
    await withPortal(to, async stores => {
      const store = await stores.openPatterns();
      const write = {
        key: 'Own',
        value: 'Thing',
        description: '',
        metadata: {},
      };
      await store.writeAttributes([write], 'user:default/admin');
    });
    const refused = await run();
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain('0 patterns and 1 attributes already');
    expect((await countsOf(to)).pattern).toBe(0);
    const { exitCode, output } = await run('--into-existing');
    expect(output).toContain('equal, beside what was there before');
    expect(exitCode).toBe(0);
    expect((await countsOf(to)).attribute).toBe(6);
  });

  it('refuses the same place twice, and the state of another migration', async () => {
    const same = await run('--to-config', from);
    expect(same.output).toContain('Source and target are both database');
    expect(same.exitCode).toBe(1);
    await writeFile(
      state,
      JSON.stringify({
        format: 1,
        from: 'a',
        to: 'b',
        before: {},
        cursors: {},
        lost: [],
      }),
    );
    const foreign = await run();
    expect(foreign.output).toContain('is of a migration from a to b');
    expect(foreign.exitCode).toBe(1);
    await writeFile(state, 'x');
    expect((await run()).output).toContain('is not the state of a migration');
  });

  it('explains itself', async () => {
    const { exitCode, output } = await runCli('migrate', '--help');
    expect(output).toContain('STOP THE PORTAL');
    expect(exitCode).toBe(0);
    const wrong = await runCli('migrate', '--from', 'paper', '--to', 'aws');
    expect(wrong.output).toContain("argument 'paper' is invalid");
    expect(wrong.exitCode).toBe(1);
  });
});
