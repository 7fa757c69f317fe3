import type { StoredItem } from '@apo/backstage-plugin-patterns-node';

/** A bundle and a version that needs it. */
export type NeededBundle = {
  patternName: string;
  version: string;
  digest: string;
};

/** The bundles of versions: what was submitted, and what a build made of it. */
export function neededBundles(items: StoredItem[]): NeededBundle[] {
  const byDigest = new Map<string, NeededBundle>();
  for (const item of items) {
    if (item.kind !== 'version') continue;
    const { patternName, version, digest, package: built } = item.value;
    for (const needed of [digest, built?.outputs]) {
      if (!needed || byDigest.has(needed)) continue;
      byDigest.set(needed, { patternName, version, digest: needed });
    }
  }
  return [...byDigest.values()];
}
