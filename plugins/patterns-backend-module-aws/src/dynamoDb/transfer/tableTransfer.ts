import { InputError } from '@backstage/errors';
import {
  encodeCursor,
  storedKinds,
  type StoredItem,
  type StoredKind,
  type StoredPage,
} from '@apo/backstage-plugin-patterns-node';
import { decodePlace } from '../cursor';
import type { Table } from '../Table';
import { attributeItems, attributeKeyItems } from './attributeItems';
import type { KindTransfer } from './KindTransfer';
import { launchItems } from './launchItems';
import { patternItems } from './patternItems';
import { refusalItems } from './refusalItems';
import { buildLogItems, stepItems } from './sequences';
import { noticeItems, subscriptionItems } from './subscriptionItems';
import { syncCheckItems, syncRequestItems } from './syncItems';
import { reportItems, versionTransfer } from './versionItems';

const transfers: { [K in StoredKind]: KindTransfer<K> } = {
  'attribute-key': attributeKeyItems,
  attribute: attributeItems,
  pattern: patternItems,
  version: versionTransfer,
  step: stepItems,
  report: reportItems,
  'build-log': buildLogItems,
  'sync-request': syncRequestItems,
  'sync-check': syncCheckItems,
  refusal: refusalItems,
  launch: launchItems,
  subscription: subscriptionItems,
  notice: noticeItems,
};

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StoreTransfer.readItems} */
export async function* readItems(
  table: Table,
  kind: StoredKind,
  after?: string,
): AsyncGenerator<StoredPage> {
  const list = `transfer/${kind}`;
  const place = decodePlace(after, list);
  const transfer = transfers[kind] as KindTransfer<StoredKind>;
  for await (const page of transfer.read(table, place)) {
    yield {
      items: page.values.map(value => ({ kind, value } as StoredItem)),
      cursor: encodeCursor({ list, key: [page.place] }),
    };
  }
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StoreTransfer.writeItems} */
export async function writeItems(
  table: Table,
  items: StoredItem[],
): Promise<void> {
  let run: StoredItem[] = [];
  for (const item of items) {
    if (run.length && run[0].kind !== item.kind) {
      await writeRun(table, run);
      run = [];
    }
    run.push(item);
  }
  if (run.length) await writeRun(table, run);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StoreTransfer.countItems} */
export async function countItems(
  table: Table,
): Promise<Record<StoredKind, number>> {
  const counts: [StoredKind, number][] = [];
  for (const kind of storedKinds) {
    let count = 0;
    for await (const { items } of readItems(table, kind)) count += items.length;
    counts.push([kind, count]);
  }
  return Object.fromEntries(counts) as Record<StoredKind, number>;
}

async function writeRun(table: Table, items: StoredItem[]) {
  const [{ kind }] = items;
  const transfer = transfers[kind] as KindTransfer<StoredKind>;
  if (!transfer) throw new InputError(`This store keeps no ${kind}`);
  await transfer.write(
    table,
    items.map(({ value }) => value),
  );
}
