import {
  storedKinds,
  type StoreTransfer,
} from '@apo/backstage-plugin-patterns-node';
import type { Progress } from './Progress';
import type { MigrationState } from './MigrationState';

/**
 * Moves everything but bundles, from where the state says, and says so there
 * after each page.
 */
export async function moveItems(options: {
  from: StoreTransfer;
  to: StoreTransfer;
  state: MigrationState;
  save: (state: MigrationState) => Promise<void>;
  progress: Progress;
}): Promise<void> {
  const { from, to, state, save, progress } = options;
  const counts = await from.countItems();
  for (const kind of storedKinds) {
    const begun = state.cursors[kind];
    progress.start(kind, begun ? undefined : counts[kind]);
    for await (const { items, cursor } of from.readItems(kind, begun)) {
      await to.writeItems(items);
      state.cursors[kind] = cursor;
      await save(state);
      progress.add(items.length);
    }
    progress.end();
  }
}
