import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createApplicationSaveAction } from './applicationSave';

describe('patterns:application:save', () => {
  const directory = createMockDirectory();
  const folder = join(directory.path, 'apps');
  const workspacePath = join(directory.path, 'workspace');

  beforeEach(async () => {
    directory.clear();
    await mkdir(join(workspacePath, 'app'), { recursive: true });
    await writeFile(join(workspacePath, 'app/cdk.json'), '{}');
  });

  async function save(
    options: { folder?: string },
    input: { application: string },
    isDryRun = false,
  ) {
    const context = createMockActionContext({
      input: { path: 'app', ...input },
      workspacePath,
    });
    const ctx = Object.assign(context, { isDryRun });
    await createApplicationSaveAction(options).handler(ctx as never);
    return context.output as jest.Mock;
  }

  it('copies the app, and says where it is', async () => {
    const output = await save({ folder }, { application: 'orders' });
    expect(output).toHaveBeenCalledWith('folder', join(folder, 'orders'));
    expect(await readdir(join(folder, 'orders'))).toEqual(['cdk.json']);
  });

  it.each<[string, { folder?: string }, boolean]>([
    ['the config names no folder', {}, false],
    ['it is a dry run', { folder }, true],
  ])('does nothing where %s', async (_, options, isDryRun) => {
    const output = await save(options, { application: 'orders' }, isDryRun);
    expect(output).not.toHaveBeenCalled();
    expect(await readdir(directory.path)).toEqual(['workspace']);
  });

  it.each(['../out', 'Orders', '', 'a/b', '.hidden'])(
    'refuses the name %p',
    async application => {
      await expect(save({ folder }, { application })).rejects.toThrow(
        /is no name of an app: use a-z/,
      );
    },
  );

  it('takes no link out of the workspace along', async () => {
    await symlink('/etc', join(workspacePath, 'app/etc'));
    await expect(save({ folder }, { application: 'orders' })).rejects.toThrow(
      /is a link or a device/,
    );
    expect(await readdir(directory.path)).toEqual(['workspace']);
  });
});
