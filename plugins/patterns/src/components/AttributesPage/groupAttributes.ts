import {
  isSameWord,
  type Attribute,
} from '@apo/backstage-plugin-patterns-common';

/** Attributes that stand together, beneath their key where they are grouped. */
export type AttributeGroup = { key?: string; items: Attribute[] };

/** Attributes by key, in their order; as one group without a key where not grouped. */
export function groupAttributes(
  attributes: readonly Attribute[],
  grouped: boolean,
): AttributeGroup[] {
  if (!grouped) return [{ items: [...attributes] }];
  const groups: (AttributeGroup & { key: string })[] = [];
  for (const attribute of attributes) {
    const group = groups.find(({ key }) => isSameWord(key, attribute.key));
    if (group) group.items.push(attribute);
    else groups.push({ key: attribute.key, items: [attribute] });
  }
  return groups;
}
