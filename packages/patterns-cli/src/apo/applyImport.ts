import type { StoredItem } from '@apo/backstage-plugin-patterns-node';
import type { TransferredStore } from '../stores/PortalStores';
import type { PlannedRecord } from './ImportPlan';

/** Items stored at once. */
const BATCH_SIZE = 100;

/**
 * Stores what is to be created, and asks for attributes to be brought to AWS
 * that nobody has asked for yet, those of a killed run too.
 */
export async function applyImport(
  plan: PlannedRecord[],
  store: TransferredStore,
): Promise<void> {
  const items = plan.flatMap(each => each.items);
  for (const kind of ['attribute-key', 'attribute', 'pattern'] as const) {
    await writeAll(
      store,
      items.filter(item => item.kind === kind),
    );
  }
  const imported = new Set(
    plan
      .filter(({ kind, action }) => kind === 'attribute' && action !== 'skip')
      .map(({ id }) => id),
  );
  const ids = (await readNeverAskedFor(store)).filter(id => imported.has(id));
  await store.requestSync(ids.map(id => ({ kind: 'attribute', id })));
}

async function writeAll(store: TransferredStore, items: StoredItem[]) {
  for (let i = 0; i < items.length; i += BATCH_SIZE) {
    await store.writeItems(items.slice(i, i + BATCH_SIZE));
  }
}

/** Attributes that are as if they were on AWS, since no request says otherwise. */
async function readNeverAskedFor(store: TransferredStore): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listAttributes({
      sort: 'key',
      order: 'asc',
      limit: BATCH_SIZE,
      cursor,
      visibility: { unpublished: true },
    });
    for (const { id, sync } of page.items) {
      if (sync.state === 'synced' && !sync.at) ids.push(id);
    }
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}
