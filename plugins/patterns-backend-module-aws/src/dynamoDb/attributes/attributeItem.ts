import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import {
  compareWords,
  type AttributeKeyRecord,
  type AttributeRecord,
} from '@apo/backstage-plugin-patterns-node';
import { attributeKey } from '../keys';
import type { Item } from '../Table';

/** A key of attributes as it is stored. */
export type StoredKey = {
  /** As spelled by the first attribute. */
  key: string;
  rule: AttributeRule;
  /** Of the rule. */
  revision: number;
  /** Attributes of the key. */
  valueCount: number;
  /** Counts all changes: of the rule, and of which values there are. */
  edition: number;
};

/** The item of an attribute. */
export function toAttributeItem(attribute: AttributeRecord): Item {
  return { ...attributeKey(attribute.id), ...attribute, carriers: 0 };
}

/** A stored attribute; patterns that carry it are counted in `carriers`. */
export function toAttribute(item: Item): AttributeRecord {
  const { pk: _pk, sk: _sk, carriers: _carriers, ...attribute } = item;
  return attribute as AttributeRecord;
}

/** A stored key with its values. */
export function toKey(
  { key, rule, revision }: StoredKey,
  values: string[],
): AttributeKeyRecord {
  return { key, values: [...values].sort(compareWords), rule, revision };
}
