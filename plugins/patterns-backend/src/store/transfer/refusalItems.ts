import { checkText } from '@apo/backstage-plugin-patterns-node';
import { toRefusals, type RefusalRow } from '../statistics/refusals';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** How often rules refused versions. */
export const refusalItems: KindTransfer<'refusal'> = {
  keyLength: 2,

  async read(knex, after) {
    const { rows, last } = await readKeyed<RefusalRow>(
      knex('pattern_refusals'),
      ['tool', 'rule_id'],
      after,
      200,
    );
    return { values: rows.map(toRefusals), last };
  },

  async write(tx, values) {
    const rows = values.map(({ tool, ruleId, count }): RefusalRow => {
      checkText({ tool, ruleId });
      return { tool, rule_id: ruleId, count };
    });
    await upsertRows(tx, 'pattern_refusals', ['tool', 'rule_id'], rows);
  },

  count: knex => countRows(knex, 'pattern_refusals'),
};
