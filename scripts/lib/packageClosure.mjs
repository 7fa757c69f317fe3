import { readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Names of the packages that some need, with all that those need in turn.
 *
 * @param folders - of the packages to begin with; they are not among the names
 * @param isFollowed - whether the dependencies of a package are looked at
 */
export function packageClosure(folders, isFollowed = () => true) {
  const names = new Set();
  const seen = new Set();
  const open = [...folders];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json')));
    const needed = {
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.optionalDependencies,
    };
    for (const name of Object.keys(needed)) {
      if (!isFollowed(name)) continue;
      names.add(name);
      const found = findPackage(folder, name);
      if (found && !seen.has(found)) open.push(found);
      if (found) seen.add(found);
    }
  }
  return names;
}

/** Where Node finds a package, from a folder upwards. */
function findPackage(from, name) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}
