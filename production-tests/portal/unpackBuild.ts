import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const dist = path.join(root, 'packages/backend/dist');

/**
 * Lays the build of the back end out as its image has it: the bundle, the
 * configuration and the templates. Packages come from this checkout.
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
    execFileSync('tar', ['xzf', archive, '-C', folder]);
  }
  for (const part of [
    'app-config.yaml',
    'app-config.production.yaml',
    'templates',
  ]) {
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  linkPackages(folder);
}

/** Everything that is installed here, but our own packages as they were built. */
function linkPackages(folder: string): void {
  const installed = path.join(root, 'node_modules');
  const packages = readBuiltPackages(folder);
  for (const name of listPackages(installed)) {
    const source = realpathSync(path.join(installed, name));
    const isOurs = !source.startsWith(`${installed}${path.sep}`);
    if (!isOurs) packages.set(name, source);
  }
  for (const [name, source] of packages) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(source, link);
  }
}

/** The folder of each package in the bundle, by its name. */
function readBuiltPackages(folder: string): Map<string, string> {
  const packages = ['packages', 'plugins'].flatMap(group =>
    readdirSync(path.join(folder, group)).map(name =>
      path.join(folder, group, name),
    ),
  );
  return new Map(
    packages.map(at => {
      const file = readFileSync(path.join(at, 'package.json'), 'utf8');
      return [JSON.parse(file).name, at];
    }),
  );
}

function listPackages(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => !name.startsWith('.'))
    .flatMap(name =>
      name.startsWith('@')
        ? readdirSync(path.join(folder, name)).map(part => `${name}/${part}`)
        : [name],
    );
}
