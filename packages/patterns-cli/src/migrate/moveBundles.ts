import { toError } from '@backstage/errors';
import type {
  BundleStore,
  StoreTransfer,
} from '@apo/backstage-plugin-patterns-node';
import { atOnce } from './atOnce';
import type { LostBundle, MigrationState } from './MigrationState';
import { neededBundles, type NeededBundle } from './neededBundles';
import type { Progress } from './Progress';

/** Bundles copied at once; each is in memory, with at most 20 MiB. */
const AT_ONCE = 8;

/**
 * Copies the bundles that versions name and the target does not have. Those
 * that cannot be read are noted in the state, and the others still copied.
 */
export async function moveBundles(options: {
  patterns: StoreTransfer;
  from: BundleStore;
  to: BundleStore;
  state: MigrationState;
  save: (state: MigrationState) => Promise<void>;
  progress: Progress;
}): Promise<void> {
  const { patterns, from, to, state, save, progress } = options;
  progress.start('bundles');
  const begun = state.cursors.bundles;
  for await (const page of patterns.readItems('version', begun)) {
    const needed = neededBundles(page.items);
    const ends = await atOnce(AT_ONCE, needed, each => copy(from, to, each));
    state.lost.push(...ends.filter(end => end !== undefined));
    state.cursors.bundles = page.cursor;
    await save(state);
    progress.add(needed.length);
  }
  progress.end();
}

/** @returns why it could not be copied; undefined when it is there */
async function copy(
  from: BundleStore,
  to: BundleStore,
  needed: NeededBundle,
): Promise<LostBundle | undefined> {
  const { digest } = needed;
  if (await to.has(digest)) return undefined;
  let tar: Buffer;
  try {
    tar = await from.get(digest);
  } catch (error) {
    return { ...needed, reason: toError(error).message };
  }
  await to.put(digest, tar);
  return undefined;
}
