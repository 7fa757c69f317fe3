import type { Knex } from 'knex';
import {
  decodeCursor,
  encodeCursor,
  storedKinds,
  type StoredItem,
  type StoredKind,
  type StoredPage,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { attributeItems } from './attributeItems';
import { attributeKeyItems } from './attributeKeyItems';
import { buildLogItems } from './buildLogItems';
import type { KindTransfer } from './KindTransfer';
import { launchItems } from './launchItems';
import { noticeItems } from './noticeItems';
import { patternItems } from './patternItems';
import { refusalItems } from './refusalItems';
import { reportItems } from './reportItems';
import { stepItems } from './stepItems';
import { subscriptionItems } from './subscriptionItems';
import { syncCheckItems } from './syncCheckItems';
import { syncRequestItems } from './syncRequestItems';
import { versionItems } from './versionItems';

const transfers: { [K in StoredKind]: KindTransfer<K> } = {
  'attribute-key': attributeKeyItems,
  attribute: attributeItems,
  pattern: patternItems,
  version: versionItems,
  step: stepItems,
  report: reportItems,
  'build-log': buildLogItems,
  'sync-request': syncRequestItems,
  'sync-check': syncCheckItems,
  subscription: subscriptionItems,
  notice: noticeItems,
  refusal: refusalItems,
  launch: launchItems,
};

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StoreTransfer.readItems} */
export async function* readItems<K extends StoredKind>(
  knex: Knex,
  kind: K,
  after?: string,
): AsyncGenerator<StoredPage> {
  const { keyLength, read } = transfers[kind];
  const list = `items/${kind}`;
  let key = decodeCursor(after, list, keyLength);
  for (;;) {
    const { values, last } = await read(knex, key);
    if (!last) return;
    key = last;
    yield {
      items: values.map(value => ({ kind, value } as StoredItem)),
      cursor: encodeCursor({ list, key }),
    };
  }
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StoreTransfer.writeItems} */
export async function writeItems(
  tx: Knex.Transaction,
  items: StoredItem[],
): Promise<void> {
  for (let i = 0; i < items.length; ) {
    const { kind } = items[i];
    const end = items.findIndex((item, at) => at > i && item.kind !== kind);
    const run = items.slice(i, end < 0 ? undefined : end);
    await writeRun(tx, kind, run);
    i += run.length;
  }
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StoreTransfer.countItems} */
export async function countItems(
  knex: Knex,
): Promise<Record<StoredKind, number>> {
  const counts: [StoredKind, number][] = [];
  for (const kind of storedKinds) {
    counts.push([kind, await transfers[kind].count(knex)]);
  }
  return Object.fromEntries(counts) as Record<StoredKind, number>;
}

async function writeRun<K extends StoredKind>(
  tx: Knex.Transaction,
  kind: K,
  items: StoredItem[],
) {
  const values = items.map(({ value }) => value as StoredValues[K]);
  await transfers[kind].write(tx, values);
}
