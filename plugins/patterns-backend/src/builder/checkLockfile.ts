import type { Finding } from '@apo/backstage-plugin-patterns-common';
import type { Lockfile } from './manifest';
import { packageFinding } from './packageFinding';

/** Packages that a finding names before it says how many more there are. */
const NAMED = 5;

/**
 * Each package of a lockfile has to be one of the registry, and has to have the
 * integrity that it is checked against: what is built is what was reviewed.
 * From which registry it comes the portal decides, whatever host is named.
 */
export function checkLockfile(lockfile: Lockfile, file: string): Finding[] {
  const unpinned = Object.entries(lockfile.packages)
    .filter(([path]) => path !== '')
    .filter(([, entry]) => !entry.inBundle && !isPinned(entry))
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  if (!unpinned.length) return [];
  const more = unpinned.length - NAMED;
  return [
    packageFinding(
      'lockfile-unpinned',
      `${unpinned.slice(0, NAMED).join(', ')}${
        more > 0 ? ` and ${more} more` : ''
      }: the lockfile has a link, a folder, a git repository or no integrity for it, so that nobody knows what will be installed.`,
      'Depend on packages of a registry only, remove package-lock.json and run npm install.',
      { file },
    ),
  ];
}

function isPinned(entry: Lockfile['packages'][string]): boolean {
  if (entry.link || !entry.version || !entry.integrity) return false;
  return !entry.resolved || /^https?:\/\//.test(entry.resolved);
}
