import {
  storedKinds,
  type BundleStore,
} from '@apo/backstage-plugin-patterns-node';
import type { TransferredStore } from '../stores/PortalStores';
import { atOnce } from './atOnce';
import { tellPlaces, type Migration } from './migrate';
import { neededBundles } from './neededBundles';
import type { Tell } from './Progress';

/** Bundles looked at at once. */
const AT_ONCE = 16;

/**
 * Says what a migration would move, and moves nothing.
 *
 * @returns whether all bundles are there to be moved
 */
export async function planMigration(migration: Migration): Promise<boolean> {
  const { from, to, only, tell } = migration;
  tellPlaces(migration);
  const source = await from.openPatterns();
  if (only !== 'bundles') {
    const here = await source.countItems();
    const there = await (await to.openPatterns()).countItems();
    for (const kind of storedKinds) {
      tellCount(tell, kind, here[kind], there[kind]);
    }
  }
  if (only === 'patterns') return true;
  const bundles = await countBundles(
    source,
    await from.openBundles(),
    await to.openBundles(),
  );
  tellCount(tell, 'bundles', bundles.copied, bundles.there);
  for (const name of bundles.missing) tell(`  MISSING at the source: ${name}`);
  return bundles.missing.length === 0;
}

function tellCount(tell: Tell, kind: string, here: number, there: number) {
  tell(`  ${kind.padEnd(14)} ${here} to move, ${there} there now`);
}

async function countBundles(
  patterns: TransferredStore,
  from: BundleStore,
  to: BundleStore,
) {
  const result = { copied: 0, there: 0, missing: [] as string[] };
  for await (const { items } of patterns.readItems('version')) {
    await atOnce(AT_ONCE, neededBundles(items), async needed => {
      const { patternName, version, digest } = needed;
      if (await to.has(digest)) result.there += 1;
      else if (await from.has(digest)) result.copied += 1;
      else result.missing.push(`${patternName} ${version}, bundle ${digest}`);
    });
  }
  return result;
}
