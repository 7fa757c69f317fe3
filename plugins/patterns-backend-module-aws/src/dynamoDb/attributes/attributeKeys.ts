import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  compareWords,
  spellRule,
  storeErrors,
  toKeyId,
  type AttributeKeyRecord,
} from '@apo/backstage-plugin-patterns-node';
import { ATTRIBUTE_KEYS, ATTRIBUTES, ruleKey } from '../keys';
import { all, type Table } from '../Table';
import { transact } from '../Transaction';
import { toKey, type StoredKey } from './attributeItem';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.listAttributeKeys} */
export async function listAttributeKeys(
  table: Table,
): Promise<AttributeKeyRecord[]> {
  const partition = (pk: string) =>
    all(table.query({ where: 'pk = :pk', values: { ':pk': pk } }));
  const [keys, attributes] = await Promise.all([
    partition(ATTRIBUTE_KEYS),
    partition(ATTRIBUTES),
  ]);
  const values = new Map<string, string[]>(keys.map(({ sk }) => [sk, []]));
  for (const { key, value } of attributes) {
    values.get(toKeyId(key))?.push(value);
  }
  return keys
    .map(item => toKey(item as unknown as StoredKey, values.get(item.sk) ?? []))
    .sort((one, other) => compareWords(one.key, other.key));
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.setAttributeRule} */
export async function setAttributeRule(
  table: Table,
  key: string,
  rule: AttributeRule,
  revision: number,
): Promise<AttributeKeyRecord> {
  checkText({ key, values: rule.allowedValues });
  const id = toKeyId(key);
  return transact(table, async tx => {
    const stored = await readKey(table, id);
    if (!stored) throw storeErrors.keyAbsent(key);
    if (stored.revision !== revision) throw storeErrors.ruleChanged(stored.key);
    const values = await valuesOf(table, id);
    const changed: StoredKey = {
      ...stored,
      rule: spellRule(rule, values),
      revision: revision + 1,
      edition: stored.edition + 1,
    };
    tx.put(
      { ...ruleKey(id), ...changed },
      {
        if: 'edition = :edition',
        values: { ':edition': stored.edition },
        otherwise: 'again',
      },
    );
    return toKey(changed, values);
  });
}

/** A key as it is at this moment. */
export async function readKey(
  table: Table,
  id: string,
): Promise<StoredKey | undefined> {
  const item = await table.get(ruleKey(id));
  if (!item) return undefined;
  const { pk: _pk, sk: _sk, ...key } = item;
  return key as StoredKey;
}

async function valuesOf(table: Table, id: string): Promise<string[]> {
  const items = await all(
    table.query({
      where: 'pk = :pk AND begins_with(sk, :key)',
      values: { ':pk': ATTRIBUTES, ':key': `${id}:` },
    }),
  );
  return items.map(({ value }) => value);
}
