import type { Knex } from 'knex';
import {
  checkText,
  MAX_REFUSALS,
  type RefusedRule,
  type RuleRefusals,
} from '@apo/backstage-plugin-patterns-node';

/** A row of `pattern_refusals`. */
export type RefusalRow = {
  tool: string;
  rule_id: string;
  count: number | string;
};

/** Rules that a statement counts at once. */
const INSERT_SIZE = 200;

/** Counts rules that refused a version, each once. */
export async function countRefusals(
  tx: Knex.Transaction,
  rules: RefusedRule[],
): Promise<void> {
  const distinct = new Map<string, RefusalRow>();
  for (const { tool, ruleId } of rules) {
    checkText({ tool, ruleId });
    const row = { tool, rule_id: ruleId, count: 1 };
    distinct.set(JSON.stringify([tool, ruleId]), row);
  }
  // Two transactions that take the same rows in one order do not block each other.
  const rows = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let i = 0; i < rows.length; i += INSERT_SIZE) {
    await tx<RefusalRow>('pattern_refusals')
      .insert(rows.slice(i, i + INSERT_SIZE).map(([, row]) => row))
      .onConflict(['tool', 'rule_id'])
      .merge({ count: tx.raw('?? + 1', ['pattern_refusals.count']) });
  }
}

/** The rules that refused most often. */
export async function mostRefusals(knex: Knex): Promise<RuleRefusals[]> {
  const rows = await knex<RefusalRow>('pattern_refusals')
    .orderBy([
      { column: 'count', order: 'desc' },
      { column: 'tool' },
      { column: 'rule_id' },
    ])
    .limit(MAX_REFUSALS);
  return rows.map(toRefusals);
}

/** PostgreSQL counts in 64 bits, which its driver hands over as text. */
export function toRefusals({ tool, rule_id, count }: RefusalRow): RuleRefusals {
  return { tool, ruleId: rule_id, count: Number(count) };
}
