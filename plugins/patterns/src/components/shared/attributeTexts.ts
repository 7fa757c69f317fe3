import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';

/** `KEY: VALUE` for each value, sorted by key. */
export function attributeTexts(attributes: PatternAttributes): string[] {
  return Object.entries(attributes)
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([key, values]) => values.map(value => `${key}: ${value}`));
}
