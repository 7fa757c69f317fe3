import {
  attributeId,
  checkNewAttribute,
  describeProblem,
} from '@apo/backstage-plugin-patterns-common';
import {
  toKeyId,
  type AttributeRecord,
  type StoredItem,
} from '@apo/backstage-plugin-patterns-node';
import type { ApoAttribute } from './ApoRecords';
import type { PlannedRecord } from './ImportPlan';
import { toTime } from './toTime';

/** What the portal has of attributes. */
export type ExistingAttributes = {
  /** By id. */
  attributes: Map<string, AttributeRecord>;
  /** Keys as spelled, by their identity. */
  keys: Map<string, string>;
};

/**
 * What becomes of the predecessor's attributes: those that break no rule are
 * created as they are, with their times; what the portal has stays.
 */
export function planAttributes(
  records: ApoAttribute[],
  existing: ExistingAttributes,
  { actor, now }: { actor: string; now: string },
): PlannedRecord[] {
  const keys = new Map(existing.keys);
  // The first of a key spells it, so the oldest goes first.
  return [...records].sort(byAge).map(record => {
    const problems = checkNewAttribute(record);
    if (problems.length) {
      return skip(record.id, problems.map(describeProblem));
    }
    const id = attributeId(record.key, record.value);
    const there = existing.attributes.get(id);
    if (there) return compare(id, there, record);
    const key = keys.get(toKeyId(record.key));
    const items = toItems(record, key, { actor, now });
    keys.set(toKeyId(record.key), key ?? record.key);
    return { kind: 'attribute', id, action: 'create', notes: [], items };
  });
}

function compare(
  id: string,
  there: AttributeRecord,
  { description = '', metadata = {} }: ApoAttribute,
): PlannedRecord {
  const isSame =
    there.description === description &&
    isSameMetadata(there.metadata, metadata);
  if (isSame) {
    return { kind: 'attribute', id, action: 'unchanged', notes: [], items: [] };
  }
  return skip(id, [
    'is here with another description or other metadata, and stays as it is: change it in the portal if it should be as there',
  ]);
}

function toItems(
  record: ApoAttribute,
  key: string | undefined,
  { actor, now }: { actor: string; now: string },
): StoredItem[] {
  const createdAt = toTime(record.createTime, now);
  const attribute: StoredItem = {
    kind: 'attribute',
    value: {
      id: attributeId(record.key, record.value),
      key: key ?? record.key,
      value: record.value,
      description: record.description ?? '',
      metadata: record.metadata ?? {},
      revision: 1,
      createdBy: actor,
      createdAt,
      updatedBy: actor,
      updatedAt: toTime(record.lastUpdateTime, createdAt),
    },
  };
  if (key !== undefined) return [attribute];
  const rule = { requiredFor: [], several: false };
  return [
    { kind: 'attribute-key', value: { key: record.key, rule, revision: 1 } },
    attribute,
  ];
}

function skip(id: string, notes: string[]): PlannedRecord {
  return { kind: 'attribute', id, action: 'skip', notes, items: [] };
}

function isSameMetadata(
  one: Record<string, string>,
  other: Record<string, string>,
): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => one[key] === other[key])
  );
}

function byAge(one: ApoAttribute, other: ApoAttribute): number {
  const [at, otherAt] = [one, other].map(r => r.createTime ?? '');
  if (at !== otherAt) return at < otherAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
