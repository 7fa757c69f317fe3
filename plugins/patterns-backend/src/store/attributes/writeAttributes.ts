import type { Knex } from 'knex';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { attributeId, isSameWord } from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeRecord,
  AttributeWrite,
} from '@apo/backstage-plugin-patterns-node';
import { checkText } from '../checkText';
import { requestSync } from '../sync/syncRequests';
import {
  toAttribute,
  toKeyId,
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
  if (!row) throw absent(id);
  if (row.revision !== revision) throw changed(id);
  const uses = await tx('pattern_attributes')
    .where({ attribute_id: id })
    .first();
  if (uses) {
    throw new ConflictError(
      `The attribute ${id} is carried by patterns: take it off them first`,
    );
  }
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
  throw new ConflictError(
    `There is an attribute ${id} already: change that one, or choose another value`,
  );
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
  throw exists ? changed(id) : absent(id);
}

/** Takes a value out of the rule of its key. */
async function disallow(tx: Knex.Transaction, { key_id, value }: AttributeRow) {
  const [key] = await tx<KeyRow>('attribute_keys')
    .where({ id: key_id })
    .forUpdate();
  const { allowedValues, ...rule } = toRule(key);
  if (!allowedValues?.some(allowed => isSameWord(allowed, value))) return;
  const left = allowedValues.filter(allowed => !isSameWord(allowed, value));
  if (!left.length) {
    throw new ConflictError(
      `${value} is the only value that the rule of ${key.key} allows: change the rule first`,
    );
  }
  await tx('attribute_keys')
    .where({ id: key_id })
    .update({
      ...toRuleColumns({ ...rule, allowedValues: left }),
      revision: key.revision + 1,
    });
}

function changed(id: string) {
  return new ConflictError(
    `The attribute ${id} was changed by someone else: load it again before you go on`,
  );
}

function absent(id: string) {
  return new NotFoundError(`There is no attribute ${id}`);
}
