import { createHash } from 'node:crypto';
import {
  checkText,
  MAX_REFUSALS,
  type RefusedRule,
  type RuleRefusals,
} from '@apo/backstage-plugin-patterns-node';
import { compareBytes, join, REFUSALS, refusalsKey, SEPARATOR } from '../keys';
import { all, type Item, type Table } from '../Table';
import type { Transaction } from '../Transaction';

/**
 * Items that the rules are spread over: all that refuse one version fit into
 * its transaction, however many they are, and no item grows too long.
 */
const BUCKETS = 64;

/** Counts rules that refused a version, each once. */
export function countRefusals(tx: Transaction, rules: RefusedRule[]): void {
  for (const { tool, ruleId } of rules) checkText({ tool, ruleId });
  const names = new Set(rules.map(({ tool, ruleId }) => join(tool, ruleId)));
  for (const [bucket, some] of groupByBucket([...names], name => name)) {
    tx.update({
      key: refusalsKey(bucket),
      update: `ADD ${some.map((_, i) => `#rule${i} :one`).join(', ')}`,
      names: Object.fromEntries(some.map((name, i) => [`#rule${i}`, name])),
      values: { ':one': 1 },
    });
  }
}

/** Sets how often rules refused. */
export async function writeRefusals(
  table: Table,
  refusals: RuleRefusals[],
): Promise<void> {
  for (const { tool, ruleId } of refusals) checkText({ tool, ruleId });
  const counts = new Map(
    refusals.map(({ tool, ruleId, count }) => [join(tool, ruleId), count]),
  );
  const buckets = groupByBucket([...counts], ([name]) => name);
  for (const [bucket, some] of buckets) {
    await table.update({
      key: refusalsKey(bucket),
      update: `SET ${some.map((_, i) => `#rule${i} = :count${i}`).join(', ')}`,
      names: Object.fromEntries(some.map(([name], i) => [`#rule${i}`, name])),
      values: Object.fromEntries(
        some.map(([, count], i) => [`:count${i}`, count]),
      ),
    });
  }
}

/** The rules that refused most often. */
export async function mostRefusals(table: Table): Promise<RuleRefusals[]> {
  const items = await all(
    table.query({
      where: 'pk = :pk',
      values: { ':pk': REFUSALS },
      eventually: true,
    }),
  );
  return items
    .flatMap(toRefusals)
    .sort(
      (one, other) =>
        other.count - one.count ||
        compareBytes(one.tool, other.tool) ||
        compareBytes(one.ruleId, other.ruleId),
    )
    .slice(0, MAX_REFUSALS);
}

/** The rules of an item, sorted. */
export function toRefusals(item: Item): RuleRefusals[] {
  const { pk: _pk, sk: _sk, ...counts } = item;
  return Object.entries(counts)
    .map(([name, count]) => {
      const [tool, ruleId] = split(name);
      return { tool, ruleId, count };
    })
    .sort((one, other) =>
      compareBytes(join(one.tool, one.ruleId), join(other.tool, other.ruleId)),
    );
}

function split(name: string): [string, string] {
  const end = name.indexOf(SEPARATOR);
  return [name.slice(0, end), name.slice(end + 1)];
}

function groupByBucket<T>(
  rules: T[],
  nameOf: (rule: T) => string,
): Map<number, T[]> {
  const buckets = new Map<number, T[]>();
  for (const rule of rules) {
    const digest = createHash('sha256').update(nameOf(rule)).digest();
    const bucket = digest[0] % BUCKETS;
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), rule]);
  }
  return buckets;
}
