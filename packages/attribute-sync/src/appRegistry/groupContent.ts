import type { AttributeRecord } from '@apo/backstage-plugin-patterns-node';

/** What a group says of its attribute. */
export type GroupContent = { description: string; attributes: string };

/** Fields of a group's attributes that the portal writes itself. */
export const OWN_FIELDS = [
  'attributeName',
  'attributeKey',
  'attributeValue',
  'attributeCreateTime',
  'attributeLastUpdateTime',
] as const;

/** The id of the attribute that a group's name stands for, if any. */
export function attributeOfGroup(name: string): string | undefined {
  const [, key, value] = /^APO\.([-A-Z0-9_]+)\.([-A-Z0-9_]+)$/.exec(name) ?? [];
  return key && `${key}:${value}`;
}

/** What the group of an attribute says: the predecessor's fields, in its formats. */
export function toGroupContent(
  attribute: Pick<AttributeRecord, 'key' | 'value' | 'description'> & {
    metadata: Record<string, string>;
    createdAt: string;
    updatedAt: string;
  },
): GroupContent {
  const { key, value, description, metadata } = attribute;
  return {
    description,
    attributes: JSON.stringify({
      ...metadata,
      attributeName: `${key}:${value}`,
      attributeKey: key,
      attributeValue: value,
      attributeCreateTime: attribute.createdAt,
      attributeLastUpdateTime: attribute.updatedAt,
    }),
  };
}

/** One part of a group that is not as it should be. */
export type GroupDifference = { part: string; here?: string; there?: string };

/** In which parts two groups differ; the order of fields does not count. */
export function compareGroups(
  here: GroupContent,
  there: GroupContent,
): GroupDifference[] {
  const mine = fieldsOf(here);
  const theirs = fieldsOf(there);
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .sort()
    .map(part => ({ part, here: mine.get(part), there: theirs.get(part) }))
    .filter(({ here: one, there: other }) => one !== other);
}

function fieldsOf({ description, attributes }: GroupContent) {
  return new Map([
    ...fieldsOfJson(attributes),
    ['description', description] as const,
  ]);
}

function fieldsOfJson(text: string): [string, string][] {
  try {
    const fields: unknown = JSON.parse(text);
    if (fields && typeof fields === 'object' && !Array.isArray(fields)) {
      return Object.entries(fields).map(([field, value]) => [
        `attributes.${field}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
    }
  } catch {
    // Edited by hand into something else: shown as a whole.
  }
  return [['attributes', text]];
}
