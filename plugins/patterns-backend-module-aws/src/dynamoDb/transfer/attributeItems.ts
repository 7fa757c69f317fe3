import {
  checkText,
  toKeyId,
  type AttributeRecord,
} from '@apo/backstage-plugin-patterns-node';
import { readKey } from '../attributes/attributeKeys';
import {
  toAttribute,
  toAttributeItem,
  type StoredKey,
} from '../attributes/attributeItem';
import { ATTRIBUTE_KEYS, attributeKey, ATTRIBUTES, ruleKey } from '../keys';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import { readPartition, type KindTransfer } from './KindTransfer';

/** Keys of attributes with their rules. */
export const attributeKeyItems: KindTransfer<'attribute-key'> = {
  read: (table, after) =>
    readPartition(table, ATTRIBUTE_KEYS, after, async items =>
      (items as StoredKey[]).map(({ key, rule, revision }) => ({
        key,
        rule,
        revision,
      })),
    ),

  async write(table, values) {
    for (const value of values) {
      const { key, rule } = value;
      checkText({ key, values: rule.allowedValues });
      const id = toKeyId(key);
      const stored = await readKey(table, id);
      const { valueCount = 0, edition = 0 } = stored ?? {};
      await table.put({ ...ruleKey(id), ...value, valueCount, edition });
    }
  },
};

/** Attributes; their keys are stored before them. */
export const attributeItems: KindTransfer<'attribute'> = {
  read: (table, after) =>
    readPartition(table, ATTRIBUTES, after, async items =>
      items.map(item => toAttribute(item as never)),
    ),

  async write(table, values) {
    for (const attribute of values) await writeAttribute(table, attribute);
  },
};

async function writeAttribute(table: Table, attribute: AttributeRecord) {
  const { id, key, value, description, metadata } = attribute;
  checkText({ id, key, value, description });
  checkText({ metadata: Object.entries(metadata).flat() });
  await transact(table, async tx => {
    const before = await table.get(attributeKey(id));
    const carriers = before?.carriers ?? 0;
    tx.put({ ...toAttributeItem(attribute), carriers });
    if (before) return;
    // A key knows how many values it has.
    tx.update({
      key: ruleKey(toKeyId(key)),
      update: 'ADD valueCount :one, edition :one',
      values: { ':one': 1 },
    });
  });
}
