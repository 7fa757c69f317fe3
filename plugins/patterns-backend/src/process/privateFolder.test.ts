import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeStaleFolders, withPrivateFolder } from './privateFolder';

describe('private folders', () => {
  it('are closed to others, and gone after the work, whether it failed or not', async () => {
    let folder = '';
    const work = withPrivateFolder(async name => {
      folder = name;
      expect(statSync(name).mode % 0o1000).toBe(0o700);
      throw new Error('failed');
    });
    await expect(work).rejects.toThrow('failed');
    expect(existsSync(folder)).toBe(false);
  });

  it('that were left behind are removed, those in use are not', async () => {
    const left = await mkdtemp(join(tmpdir(), 'patterns-scan-'));
    const used = await mkdtemp(join(tmpdir(), 'patterns-scan-'));
    const hours = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(left, hours, hours);
    await removeStaleFolders();
    expect([existsSync(left), existsSync(used)]).toEqual([false, true]);
    await rm(used, { recursive: true });
  });
});
