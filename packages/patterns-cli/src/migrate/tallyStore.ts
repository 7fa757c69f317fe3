import {
  ItemTally,
  storedKinds,
  type StoredKind,
  type StoreTransfer,
} from '@apo/backstage-plugin-patterns-node';

/** What a store keeps, counted and summed up by kind. */
export type StoreTally = Record<StoredKind, ItemTally>;

/** Reads a whole store; memory does not grow with it. */
export async function tallyStore(store: StoreTransfer): Promise<StoreTally> {
  const tallies = emptyTallies();
  for (const kind of storedKinds) {
    for await (const { items } of store.readItems(kind)) {
      tallies[kind].add(...items);
    }
  }
  return tallies;
}

/** Tallies as they were written down. */
export function readTallies(
  written: Record<string, { count: number; digest: string }>,
): StoreTally {
  const tallies = emptyTallies();
  for (const kind of storedKinds) tallies[kind] = ItemTally.of(written[kind]);
  return tallies;
}

/** Tallies to write down. */
export function writeTallies(
  tallies: StoreTally,
): Record<string, { count: number; digest: string }> {
  return Object.fromEntries(
    storedKinds.map(kind => [kind, tallies[kind].toJSON()]),
  );
}

function emptyTallies(): StoreTally {
  return Object.fromEntries(
    storedKinds.map(kind => [kind, new ItemTally()]),
  ) as StoreTally;
}
