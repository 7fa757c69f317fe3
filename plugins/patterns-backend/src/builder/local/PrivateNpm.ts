import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Our npm, alone in a folder that steps may see. */
export type PrivateNpm = {
  folder: string;
  /** Path of its program below `folder`. */
  program: string;
};

const PROGRAM = 'bin/npm-cli.js';

/**
 * Copies the npm that this package depends on, with what it depends on, into
 * `cacheFolder`, once for each version. An installed npm does not stand alone:
 * Yarn lays its bundled dependencies among those of the portal, which are
 * nothing for the code of a step to see.
 *
 * @throws Error when npm or one of its dependencies is not installed.
 */
export async function privateNpm(cacheFolder: string): Promise<PrivateNpm> {
  const manifest = require.resolve('npm/package.json');
  const { version } = await readManifest(dirname(manifest));
  const packages = await withDependencies(dirname(manifest));
  const root = commonFolder(packages);
  const folder = join(cacheFolder, `npm-${version}`);
  const program = join(relative(root, dirname(manifest)), PROGRAM);
  if (!existsSync(folder)) await copyPackages(packages, root, folder);
  return { folder, program };
}

async function copyPackages(
  packages: readonly string[],
  root: string,
  folder: string,
) {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const unfinished = await mkdtemp(`${folder}-`);
  for (const from of packages) {
    const to = join(unfinished, relative(root, from));
    const nested = join(from, 'node_modules');
    await cp(from, to, {
      recursive: true,
      dereference: true,
      filter: path => path !== nested && !path.startsWith(nested + sep),
    });
  }
  // A step may run as another user.
  await chmod(unfinished, 0o755);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another back end of this machine may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}

type Manifest = {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

async function withDependencies(start: string): Promise<string[]> {
  const found = new Set([start]);
  for (const folder of found) {
    const { dependencies, optionalDependencies } = await readManifest(folder);
    for (const name of Object.keys(dependencies ?? {})) {
      const dependency = findPackage(folder, name);
      if (dependency) found.add(dependency);
      else if (!(name in (optionalDependencies ?? {}))) {
        throw new Error(
          `npm cannot run: ${name}, on which ${folder} depends, is not installed: run the installation of the portal again`,
        );
      }
    }
  }
  return [...found];
}

/** As Node.js looks for packages: upwards, in each node_modules. */
function findPackage(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The deepest folder that has all, above their node_modules. */
function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0]);
  const isBelow = (path: string) => path.startsWith(folder + sep);
  while (!paths.every(isBelow)) folder = dirname(folder);
  // Node.js finds packages only in a folder of this name.
  const end = folder.lastIndexOf(`${sep}node_modules`);
  return end < 0 ? folder : folder.slice(0, end);
}
