import { attributeId } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  ruleWithout,
  storeErrors,
  toKeyId,
  type AttributeRecord,
  type AttributeWrite,
} from '@apo/backstage-plugin-patterns-node';
import { attributeKey, ruleKey } from '../keys';
import { requestSync } from '../sync/syncRequests';
import type { Table } from '../Table';
import { transact, type Transaction } from '../Transaction';
import { toAttribute, toAttributeItem, type StoredKey } from './attributeItem';
import { readKey } from './attributeKeys';

/** Attributes of one transaction: each is an item, a request, and often a key. */
const TOGETHER = 33;

/**
 * Creates and changes attributes. Up to {@link TOGETHER} are one transaction;
 * of more, all are checked before the first ones are written, and a conflict
 * while they are written takes back those that were.
 */
export async function writeAttributes(
  table: Table,
  writes: AttributeWrite[],
  actor: string,
): Promise<AttributeRecord[]> {
  for (const { key, value, description, metadata } of writes) {
    checkText({ key, value, description });
    checkText({ metadata: Object.entries(metadata).flat() });
  }
  const sorted = [...writes].sort(byId);
  if (sorted.length > TOGETHER) await readBefore(table, sorted);
  const written: AttributeRecord[] = [];
  const undo: (() => Promise<void>)[] = [];
  try {
    for (let i = 0; i < sorted.length; i += TOGETHER) {
      const some = sorted.slice(i, i + TOGETHER);
      const { records, before } = await writeSome(table, some, actor);
      undo.unshift(() => takeBack(table, records, before));
      written.push(...records);
    }
  } catch (error) {
    for (const takeOne of undo) await takeOne();
    throw error;
  }
  return written;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.deleteAttribute} */
export async function deleteAttribute(
  table: Table,
  id: string,
  revision: number,
): Promise<void> {
  checkText({ id });
  await transact(table, async tx => {
    const item = await table.get(attributeKey(id));
    if (!item) throw storeErrors.attributeAbsent(id);
    if (item.revision !== revision) throw storeErrors.attributeChanged(id);
    if (item.carriers) throw storeErrors.attributeInUse(id);
    tx.delete(attributeKey(id), {
      if: 'revision = :revision AND carriers = :none',
      values: { ':revision': revision, ':none': 0 },
      otherwise: 'again',
    });
    await forgetValue(table, tx, toAttribute(item));
    const now = new Date().toISOString();
    requestSync(tx, { kind: 'attribute', id }, now);
  });
}

async function writeSome(
  table: Table,
  writes: AttributeWrite[],
  actor: string,
): Promise<{
  records: AttributeRecord[];
  before: (AttributeRecord | undefined)[];
}> {
  return transact(table, async tx => {
    const now = new Date().toISOString();
    const before = await readBefore(table, writes);
    const keys = await createKeys(table, tx, writes);
    const records = writes.map((write, i) => {
      const record = toRecord(write, before[i], keys, actor, now);
      writeRecord(tx, record, before[i]);
      requestSync(tx, { kind: 'attribute', id: record.id }, now);
      return record;
    });
    return { records, before };
  });
}

/** @throws ConflictError when one is not as it is expected. */
async function readBefore(
  table: Table,
  writes: AttributeWrite[],
): Promise<(AttributeRecord | undefined)[]> {
  const ids = writes.map(({ key, value }) => attributeId(key, value));
  const items = await table.getAll(ids.map(attributeKey));
  return writes.map(({ revision }, i) => {
    const [id, item] = [ids[i], items[i]];
    if (revision === undefined) {
      if (item || ids.indexOf(id) < i) throw storeErrors.attributeExists(id);
      return undefined;
    }
    if (!item) throw storeErrors.attributeAbsent(id);
    if (item.revision !== revision) throw storeErrors.attributeChanged(id);
    return toAttribute(item);
  });
}

/** Counts the new values of keys, and makes the keys that are new; returns how keys are spelled. */
async function createKeys(
  table: Table,
  tx: Transaction,
  writes: AttributeWrite[],
): Promise<Map<string, string>> {
  const created = writes.filter(({ revision }) => revision === undefined);
  const ids = [...new Set(writes.map(({ key }) => toKeyId(key)))];
  const spelled = new Map<string, string>();
  for (const id of ids) {
    const ofKey = created.filter(({ key }) => toKeyId(key) === id);
    const stored = await readKey(table, id);
    const key: StoredKey = stored ?? {
      key: ofKey[0]?.key ?? id,
      rule: { requiredFor: [], several: false },
      revision: 1,
      valueCount: 0,
      edition: 0,
    };
    spelled.set(id, key.key);
    if (ofKey.length) resize(tx, id, stored, key, ofKey.length);
  }
  return spelled;
}

function resize(
  tx: Transaction,
  id: string,
  stored: StoredKey | undefined,
  key: StoredKey,
  by: number,
) {
  const next = {
    ...key,
    valueCount: key.valueCount + by,
    edition: key.edition + 1,
  };
  const condition = stored
    ? { if: 'edition = :edition', values: { ':edition': stored.edition } }
    : { if: 'attribute_not_exists(pk)' };
  if (next.valueCount) {
    tx.put({ ...ruleKey(id), ...next }, { ...condition, otherwise: 'again' });
  } else {
    tx.delete(ruleKey(id), { ...condition, otherwise: 'again' });
  }
}

/** Takes a value out of its key and the rule of the key. */
async function forgetValue(
  table: Table,
  tx: Transaction,
  { key, value }: AttributeRecord,
) {
  const id = toKeyId(key);
  const stored = await readKey(table, id);
  if (!stored) return;
  const rule = ruleWithout(stored.rule, stored.key, value);
  const next = rule
    ? { ...stored, rule, revision: stored.revision + 1 }
    : stored;
  resize(tx, id, stored, next, -1);
}

function toRecord(
  { key, value, description, metadata }: AttributeWrite,
  before: AttributeRecord | undefined,
  keys: Map<string, string>,
  actor: string,
  now: string,
): AttributeRecord {
  const change = { description, metadata, updatedBy: actor, updatedAt: now };
  if (before) return { ...before, ...change, revision: before.revision + 1 };
  return {
    id: attributeId(key, value),
    key: keys.get(toKeyId(key)) ?? key,
    value,
    revision: 1,
    createdBy: actor,
    createdAt: now,
    ...change,
  };
}

function writeRecord(
  tx: Transaction,
  record: AttributeRecord,
  before: AttributeRecord | undefined,
) {
  if (!before) {
    tx.put(toAttributeItem(record), {
      if: 'attribute_not_exists(pk)',
      otherwise: () => storeErrors.attributeExists(record.id),
    });
    return;
  }
  const { description, metadata, revision, updatedBy, updatedAt } = record;
  tx.update({
    key: attributeKey(record.id),
    update:
      'SET description = :description, metadata = :metadata, revision = :revision, updatedBy = :updatedBy, updatedAt = :updatedAt',
    if: 'revision = :before',
    values: {
      ':description': description,
      ':metadata': metadata,
      ':revision': revision,
      ':updatedBy': updatedBy,
      ':updatedAt': updatedAt,
      ':before': before.revision,
    },
    otherwise: () => storeErrors.attributeChanged(record.id),
  });
}

/** Makes attributes what they were before they were written, as far as nobody uses them yet. */
async function takeBack(
  table: Table,
  records: AttributeRecord[],
  before: (AttributeRecord | undefined)[],
) {
  for (const [i, record] of records.entries()) {
    const was = before[i];
    if (!was) {
      await deleteAttribute(table, record.id, record.revision);
      continue;
    }
    await transact(table, async tx => {
      writeRecord(tx, { ...was, revision: record.revision + 1 }, record);
      const now = new Date().toISOString();
      requestSync(tx, { kind: 'attribute', id: record.id }, now);
    });
  }
}

function byId(one: AttributeWrite, other: AttributeWrite): number {
  const [id, otherId] = [one, other].map(w => attributeId(w.key, w.value));
  return id < otherId ? -1 : 1;
}
