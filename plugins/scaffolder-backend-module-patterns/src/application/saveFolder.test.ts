import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { saveFolder } from './saveFolder';

const files = new Map([
  ['package.json', Buffer.from('{}')],
  ['lib/App.ts', Buffer.from('export {};')],
]);

describe('saveFolder', () => {
  const directory = createMockDirectory();
  const parent = () => join(directory.path, 'apps');
  beforeEach(() => directory.clear());

  it('makes the folder with the files, and nothing beside it', async () => {
    const folder = await saveFolder(parent(), 'orders', files);
    expect(folder).toBe(join(parent(), 'orders'));
    expect(await readFile(join(folder, 'lib/App.ts'), 'utf8')).toBe(
      'export {};',
    );
    expect(await readdir(parent())).toEqual(['orders']);
  });

  it('can be repeated', async () => {
    await saveFolder(parent(), 'orders', files);
    expect(await saveFolder(parent(), 'orders', files)).toBe(
      join(parent(), 'orders'),
    );
    expect(await readdir(parent())).toEqual(['orders']);
  });

  it('never touches what is there already', async () => {
    await saveFolder(parent(), 'orders', files);
    const mine = join(parent(), 'orders/package.json');
    await writeFile(mine, 'mine');
    await expect(saveFolder(parent(), 'orders', files)).rejects.toThrow(
      /is there already, with other files: give the app another name/,
    );
    expect(await readFile(mine, 'utf8')).toBe('mine');
    expect(await readdir(parent())).toEqual(['orders']);
  });

  it.each(['../out', 'a/../../out'])(
    'does not leave it by the name %s',
    async name => {
      await mkdir(parent());
      await expect(saveFolder(parent(), name, files)).rejects.toThrow();
      expect(await readdir(directory.path)).toEqual(['apps']);
    },
  );
});
