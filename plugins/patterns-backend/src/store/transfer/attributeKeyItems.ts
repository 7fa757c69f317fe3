import { checkText, toKeyId } from '@apo/backstage-plugin-patterns-node';
import {
  toRule,
  toRuleColumns,
  type KeyRow,
} from '../attributes/attributeRows';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** Keys of attributes with their rules. */
export const attributeKeyItems: KindTransfer<'attribute-key'> = {
  keyLength: 1,

  async read(knex, after) {
    const { rows, last } = await readKeyed<KeyRow>(
      knex('attribute_keys'),
      ['id'],
      after,
      200,
    );
    const values = rows.map(row => ({
      key: row.key,
      rule: toRule(row),
      revision: row.revision,
    }));
    return { values, last };
  },

  async write(tx, values) {
    const rows = values.map(({ key, rule, revision }) => {
      checkText({ key, values: rule.allowedValues });
      return { id: toKeyId(key), key, ...toRuleColumns(rule), revision };
    });
    await upsertRows<KeyRow>(tx, 'attribute_keys', ['id'], rows);
  },

  count: knex => countRows(knex, 'attribute_keys'),
};
