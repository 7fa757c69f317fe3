import {
  checkText,
  toKeyId,
  type AttributeRecord,
} from '@apo/backstage-plugin-patterns-node';
import { toAttribute, type AttributeRow } from '../attributes/attributeRows';
import { selectAttributes } from '../attributes/listAttributes';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** Attributes; their keys are stored before them. */
export const attributeItems: KindTransfer<'attribute'> = {
  keyLength: 1,

  async read(knex, after) {
    const query = knex.select('*').from(selectAttributes(knex).as('spelled'));
    const { rows, last } = await readKeyed<AttributeRow & { key: string }>(
      query,
      ['id'],
      after,
      200,
    );
    return { values: rows.map(toAttribute), last };
  },

  async write(tx, values) {
    await upsertRows(tx, 'attributes', ['id'], values.map(toRow));
  },

  count: knex => countRows(knex, 'attributes'),
};

function toRow(attribute: AttributeRecord): AttributeRow {
  const { id, key, value, description, metadata, revision } = attribute;
  checkText({ id, key, value, description });
  checkText({ metadata: Object.entries(metadata).flat() });
  return {
    id,
    key_id: toKeyId(key),
    value,
    description,
    metadata: JSON.stringify(metadata),
    revision,
    created_by: attribute.createdBy,
    created_at: attribute.createdAt,
    updated_by: attribute.updatedBy,
    updated_at: attribute.updatedAt,
  };
}
