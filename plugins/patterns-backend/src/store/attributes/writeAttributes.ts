import type { Knex } from 'knex';
import { attributeId } from '@apo/backstage-plugin-patterns-common';
import {
  ruleWithout,
  storeErrors,
  toKeyId,
  checkText,
  type AttributeRecord,
  type AttributeWrite,
} from '@apo/backstage-plugin-patterns-node';
import { requestSync } from '../sync/syncRequests';
import {
  toAttribute,
  toRule,
  toRuleColumns,
  type AttributeRow,
  type KeyRow,
} from './attributeRows';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.writeAttributes} */
export async function writeAttributes(
  tx: Knex.Transaction,
  writes: AttributeWrite[],
  actor: string,
  now: string,
): Promise<AttributeRecord[]> {
  const written: AttributeRecord[] = [];
  // In one order everywhere, so that two imports do not wait for each other.
  for (const write of [...writes].sort(byId)) {
    const { key, value, description, metadata } = write;
    checkText({ key, value, description });
    checkText({ metadata: Object.entries(metadata).flat() });
    const row =
      write.revision === undefined
        ? await create(tx, write, actor, now)
        : await update(tx, write, actor, now);
    const [{ key: spelled }] = await tx<KeyRow>('attribute_keys')
      .select('key')
      .where({ id: row.key_id });
    written.push(toAttribute({ ...row, key: spelled }));
  }
  await requestSync(
    tx,
    written.map(({ id }) => ({ kind: 'attribute', id })),
    now,
  );
  return written;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.deleteAttribute} */
export async function deleteAttribute(
  tx: Knex.Transaction,
  id: string,
  revision: number,
  now: string,
): Promise<void> {
  checkText({ id });
  const [row] = await tx<AttributeRow>('attributes').where({ id }).forUpdate();
  if (!row) throw storeErrors.attributeAbsent(id);
  if (row.revision !== revision) throw storeErrors.attributeChanged(id);
  const uses = await tx('pattern_attributes')
    .where({ attribute_id: id })
    .first();
  if (uses) throw storeErrors.attributeInUse(id);
  await disallow(tx, row);
  await tx('attributes').where({ id }).delete();
  const { key_id } = row;
  const sibling = await tx('attributes').where({ key_id }).first();
  if (!sibling) await tx('attribute_keys').where({ id: key_id }).delete();
  await requestSync(tx, [{ kind: 'attribute', id }], now);
}

function byId(one: AttributeWrite, other: AttributeWrite): number {
  const [id, otherId] = [one, other].map(w => attributeId(w.key, w.value));
  return id < otherId ? -1 : 1;
}

async function create(
  tx: Knex.Transaction,
  { key, value, description, metadata }: AttributeWrite,
  actor: string,
  now: string,
): Promise<AttributeRow> {
  const id = attributeId(key, value);
  const key_id = toKeyId(key);
  await tx('attribute_keys')
    .insert({
      id: key_id,
      key,
      ...toRuleColumns({ requiredFor: [], several: false }),
      revision: 1,
    })
    .onConflict('id')
    .ignore();
  // The lock keeps a deletion of the last other value from taking the key away.
  await tx('attribute_keys').where({ id: key_id }).forUpdate();
  const [row] = await tx<AttributeRow>('attributes')
    .insert({
      id,
      key_id,
      value,
      description,
      metadata: JSON.stringify(metadata),
      revision: 1,
      created_by: actor,
      created_at: now,
      updated_by: actor,
      updated_at: now,
    })
    .onConflict('id')
    .ignore()
    .returning('*');
  if (row) return row;
  throw storeErrors.attributeExists(id);
}

async function update(
  tx: Knex.Transaction,
  { key, value, description, metadata, revision = 0 }: AttributeWrite,
  actor: string,
  now: string,
): Promise<AttributeRow> {
  const id = attributeId(key, value);
  const [row] = await tx<AttributeRow>('attributes')
    .where({ id, revision })
    .update({
      description,
      metadata: JSON.stringify(metadata),
      revision: revision + 1,
      updated_by: actor,
      updated_at: now,
    })
    .returning('*');
  if (row) return row;
  const exists = await tx('attributes').where({ id }).first();
  throw exists
    ? storeErrors.attributeChanged(id)
    : storeErrors.attributeAbsent(id);
}

/** Takes a value out of the rule of its key. */
async function disallow(tx: Knex.Transaction, { key_id, value }: AttributeRow) {
  const [key] = await tx<KeyRow>('attribute_keys')
    .where({ id: key_id })
    .forUpdate();
  const rule = ruleWithout(toRule(key), key.key, value);
  if (!rule) return;
  await tx('attribute_keys')
    .where({ id: key_id })
    .update({
      ...toRuleColumns(rule),
      revision: key.revision + 1,
    });
}
