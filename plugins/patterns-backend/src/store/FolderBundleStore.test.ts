import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { packBundle } from '@apo/backstage-plugin-patterns-node';
import { bundleStoreContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import { FolderBundleStore } from './FolderBundleStore';

describe('FolderBundleStore', () => {
  const directory = createMockDirectory();
  const folder = directory.resolve('bundles');

  beforeEach(() => directory.clear());

  bundleStoreContract(() => FolderBundleStore.create({ folder }));

  const aBundle = () =>
    packBundle(new Map([['template.yaml', Buffer.from('Resources: {}')]]));

  it('names files by their digest and leaves no temporary ones', async () => {
    const store = await FolderBundleStore.create({ folder });
    const { digest, tar } = await aBundle();
    await store.put(digest, tar);
    const prefix = digest.slice(0, 2);
    expect((await readdir(folder)).sort()).toEqual([prefix, 'tmp'].sort());
    expect(await readdir(join(folder, prefix))).toEqual([`${digest}.tar`]);
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });

  it('refuses a damaged file by its digest, until the bundle is sent again', async () => {
    const store = await FolderBundleStore.create({ folder });
    const { digest, tar } = await aBundle();
    await store.put(digest, tar);
    const path = join(folder, digest.slice(0, 2), `${digest}.tar`);
    await writeFile(path, tar.subarray(0, 700));
    await expect(store.get(digest)).rejects.toThrow(digest);
    const read = store.open(digest).then(buffer);
    await expect(read).rejects.toThrow(digest);
    await store.put(digest, tar);
    expect(tar.equals(await store.get(digest))).toBe(true);
  });

  it('removes what killed writers left, and nothing that is being written', async () => {
    const temporary = join(folder, 'tmp');
    await mkdir(temporary, { recursive: true });
    await writeFile(join(temporary, 'old'), 'half');
    await writeFile(join(temporary, 'new'), 'half');
    const twoHoursAgo = Date.now() / 1000 - 7200;
    await utimes(join(temporary, 'old'), twoHoursAgo, twoHoursAgo);
    await FolderBundleStore.create({ folder });
    expect(await readdir(temporary)).toEqual(['new']);
  });

  it('says so when the folder cannot be written', async () => {
    directory.setContent({ bundles: 'a file' });
    await expect(FolderBundleStore.create({ folder })).rejects.toThrow(
      /EEXIST|ENOTDIR/,
    );
  });
});
