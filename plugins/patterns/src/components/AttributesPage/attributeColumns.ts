import type { Attribute } from '@apo/backstage-plugin-patterns-common';

/** What a column of the list is called. */
export const columnWords = {
  key: 'Key',
  value: 'Value',
  description: 'Description',
  uses: 'Used by',
  sync: 'On AWS',
  updated: 'Updated',
  actions: 'Actions',
} as const;

/** One column. */
export type AttributeColumn = keyof typeof columnWords;

/** The columns that a list of attributes needs. */
export function columnsOf(options: {
  attributes: readonly Attribute[];
  grouped: boolean;
  withActions: boolean;
}): AttributeColumn[] {
  const { attributes, grouped, withActions } = options;
  const absent: Partial<Record<AttributeColumn, boolean>> = {
    key: grouped,
    sync: attributes.every(({ sync }) => !sync),
    actions: !withActions,
  };
  const all = Object.keys(columnWords) as AttributeColumn[];
  return all.filter(column => !absent[column]);
}
