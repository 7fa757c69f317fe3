import { describeProblem } from '@apo/backstage-plugin-patterns-common';
import { checkFilePath } from '../contentFiles';
import type { PackageEntry } from './PackageEntry';

/** Folders of what a build makes or a tool keeps: a package is submitted without. */
const leftOutFolders = ['node_modules', 'cdk.out', '.git'];

/** Whether a file or folder of this name is never part of a package's source. */
export function isLeftOut(name: string): boolean {
  return leftOutFolders.includes(name) || isJunk(name);
}

/** What the systems of computers leave behind. */
function isJunk(name: string): boolean {
  return name === '__MACOSX' || name === '.DS_Store' || name.startsWith('._');
}

/**
 * The files of an uploaded folder or archive as paths of the package: without
 * the one folder that holds all of it, and without what a build makes.
 *
 * @throws RangeError when one of them is a link, or has a path that leads out.
 */
export function tidyPackage(entries: readonly PackageEntry[]): {
  files: PackageEntry[];
  leftOut: string[];
} {
  const leftOut = new Set<string>();
  const kept = entries
    .map(entry => ({ ...entry, path: entry.path.replace(/^(\.\/)+/, '') }))
    .filter(({ path }) => {
      const name = path.split('/').find(isLeftOut);
      if (name && !isJunk(name)) leftOut.add(name);
      return !name;
    });
  kept.forEach(refuseBad);
  const top = topFolder(kept.map(({ path }) => path));
  return {
    files: kept.map(entry => ({
      ...entry,
      path: entry.path.slice(top.length),
    })),
    leftOut: [...leftOut],
  };
}

function refuseBad({ path, kind }: PackageEntry): void {
  const problem = checkFilePath(path);
  if (problem) throw new RangeError(describeProblem(problem));
  if (kind === 'link') {
    throw new RangeError(`${path} is a link: put the file itself in its place`);
  }
  if (kind === 'other') {
    throw new RangeError(`${path} is not a file: leave it out`);
  }
}

/**
 * The folder that holds the whole package, with its slash; empty where there is
 * none. A folder without a package.json is one of a package, and stays.
 */
function topFolder(paths: readonly string[]): string {
  const first = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  const isWhole = paths.includes(`${first}package.json`);
  return isWhole && paths.every(path => path.startsWith(first)) ? first : '';
}
