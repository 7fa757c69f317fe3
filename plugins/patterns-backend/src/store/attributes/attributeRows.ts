import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import {
  compareWords,
  type AttributeKeyRecord,
  type AttributeRecord,
} from '@apo/backstage-plugin-patterns-node';

/** A row of `attribute_keys`. */
export type KeyRow = {
  id: string;
  key: string;
  required_for: string;
  several: boolean | number;
  allowed_values: string | null;
  revision: number;
};

/** A row of `attributes`. */
export type AttributeRow = {
  id: string;
  key_id: string;
  value: string;
  description: string;
  metadata: string;
  revision: number;
  created_by: string;
  created_at: string;
  updated_by: string;
  updated_at: string;
};

/** A row of `pattern_attributes`. */
export type PatternAttributeRow = {
  pattern_name: string;
  attribute_id: string;
  key: string;
  value: string;
};

/** A stored attribute, with its key as spelled. */
export function toAttribute(
  row: AttributeRow & { key: string },
): AttributeRecord {
  return {
    id: row.id,
    key: row.key,
    value: row.value,
    description: row.description,
    metadata: JSON.parse(row.metadata),
    revision: row.revision,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  };
}

/** A stored key with its values. */
export function toKey(row: KeyRow, values: string[]): AttributeKeyRecord {
  return {
    key: row.key,
    values: [...values].sort(compareWords),
    rule: toRule(row),
    revision: row.revision,
  };
}

/** The rule of a key. */
export function toRule(row: KeyRow): AttributeRule {
  const allowedValues = row.allowed_values && JSON.parse(row.allowed_values);
  return {
    requiredFor: JSON.parse(row.required_for),
    several: Boolean(row.several),
    ...(allowedValues && { allowedValues }),
  };
}

/** A rule as columns. */
export function toRuleColumns(rule: AttributeRule) {
  return {
    required_for: JSON.stringify(rule.requiredFor),
    several: rule.several,
    allowed_values: rule.allowedValues
      ? JSON.stringify(rule.allowedValues)
      : null,
  };
}
