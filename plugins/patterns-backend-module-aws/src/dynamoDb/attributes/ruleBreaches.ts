import {
  attributeId,
  type AttributeRule,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  compareWords,
  encodeCursor,
  toKeyId,
  type RuleBreach,
  type StorePage,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { decodePlace } from '../cursor';
import { patternKey } from '../keys';
import { summaries } from '../search/PatternIndex';
import { attributeIdsIn, isVisible, type Summary } from '../search/summary';
import type { Item, Table } from '../Table';

type BreachQuery = {
  key: string;
  rule: AttributeRule;
  limit: number;
  cursor?: string;
  visibility: Visibility;
};

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.listRuleBreaches} */
export async function listRuleBreaches(
  table: Table,
  { key, rule, limit, cursor, visibility }: BreachQuery,
): Promise<StorePage<RuleBreach>> {
  checkText({ key, values: rule.allowedValues });
  const list = `breaches/${toKeyId(key)}`;
  const after = decodePlace(cursor, list);
  const names: string[] = [];
  for await (const name of breaking(table, { key, rule, visibility }, after)) {
    names.push(name);
    if (names.length > limit) break;
  }
  const page = names.slice(0, limit);
  const items = await table.getAll(page.map(patternKey));
  return {
    items: items.flatMap(item => (item ? [toBreach(item, key)] : [])),
    nextCursor:
      names.length > limit
        ? encodeCursor({ list, key: [page[page.length - 1]] })
        : undefined,
  };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.countRuleBreaches} */
export async function countRuleBreaches(
  table: Table,
  key: string,
  rule: AttributeRule,
  visibility: Visibility,
): Promise<number> {
  let count = 0;
  for await (const _ of breaking(table, { key, rule, visibility })) count += 1;
  return count;
}

async function* breaking(
  table: Table,
  { key, rule, visibility }: Pick<BreachQuery, 'key' | 'rule' | 'visibility'>,
  after?: string,
): AsyncGenerator<string> {
  for await (const summary of summaries(table, after)) {
    if (isVisible(summary, visibility) && breaks(summary, key, rule)) {
      yield summary.name;
    }
  }
}

function breaks(
  summary: Summary,
  key: string,
  { requiredFor, several, allowedValues }: AttributeRule,
): boolean {
  const ids = attributeIdsIn(summary).filter(id =>
    id.startsWith(`${toKeyId(key)}:`),
  );
  const allowed = allowedValues?.map(value => attributeId(key, value));
  return (
    (!ids.length && requiredFor.includes(summary.type)) ||
    (!several && ids.length > 1) ||
    (!!allowed && ids.some(id => !allowed.includes(id)))
  );
}

function toBreach(item: Item, key: string): RuleBreach {
  const values = Object.entries(item.attributes as Record<string, string[]>)
    .filter(([each]) => toKeyId(each) === toKeyId(key))
    .flatMap(([, some]) => some);
  return {
    patternName: item.name,
    title: item.title,
    type: item.type,
    values: values.sort(compareWords),
  };
}
