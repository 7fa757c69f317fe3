import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const dist = path.join(root, 'packages/backend/dist');

/**
 * Lays the build of the back end out as the last stage of its Dockerfile does,
 * but for the packages that it needs: those come from this checkout.
 *
 * @throws Error when there is no build.
 */
export function unpackBuild(folder: string): void {
  const archives = ['skeleton.tar.gz', 'bundle.tar.gz'].map(file =>
    path.join(dist, file),
  );
  if (!archives.every(existsSync)) {
    throw new Error(
      'There is no build: run `node scripts/run.mjs yarn build:all` first',
    );
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const archive of archives) {
    // The archive's own folder is closed to everybody but its maker.
    const args = ['-xzf', archive, '-C', folder, '--no-overwrite-dir'];
    execFileSync('tar', args);
  }
  for (const part of [
    'app-config.yaml',
    'app-config.production.yaml',
    'templates',
    'packages/backend/container',
  ]) {
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
}
