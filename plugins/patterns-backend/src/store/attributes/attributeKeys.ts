import type { Knex } from 'knex';
import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  compareWords,
  spellRule,
  storeErrors,
  toKeyId,
  type AttributeKeyRecord,
} from '@apo/backstage-plugin-patterns-node';
import {
  toKey,
  toRuleColumns,
  type AttributeRow,
  type KeyRow,
} from './attributeRows';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.listAttributeKeys} */
export async function listAttributeKeys(
  knex: Knex,
): Promise<AttributeKeyRecord[]> {
  const [keys, attributes] = await Promise.all([
    knex<KeyRow>('attribute_keys'),
    knex<AttributeRow>('attributes').select('key_id', 'value'),
  ]);
  const values = new Map<string, string[]>(keys.map(({ id }) => [id, []]));
  for (const { key_id, value } of attributes) values.get(key_id)?.push(value);
  return keys
    .map(row => toKey(row, values.get(row.id) ?? []))
    .sort((one, other) => compareWords(one.key, other.key));
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.setAttributeRule} */
export async function setAttributeRule(
  tx: Knex.Transaction,
  key: string,
  rule: AttributeRule,
  revision: number,
): Promise<AttributeKeyRecord> {
  checkText({ key, values: rule.allowedValues });
  const id = toKeyId(key);
  const [row] = await tx<KeyRow>('attribute_keys').where({ id }).forUpdate();
  if (!row) throw storeErrors.keyAbsent(key);
  if (row.revision !== revision) throw storeErrors.ruleChanged(row.key);
  const attributes = await tx<AttributeRow>('attributes')
    .select('value')
    .where({ key_id: id });
  const values = attributes.map(({ value }) => value);
  const columns = toRuleColumns(spellRule(rule, values));
  const [changed] = await tx<KeyRow>('attribute_keys')
    .where({ id })
    .update({ ...columns, revision: revision + 1 })
    .returning('*');
  return toKey(changed, values);
}
