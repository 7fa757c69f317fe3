import { makeValidator } from '@backstage/catalog-model';
import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';

const { isValidTag } = makeValidator();

/** The attributes as tags `key:value`, sorted; without those that the catalog refuses as a tag. */
export function toTags(attributes: PatternAttributes): string[] {
  const tags = Object.entries(attributes).flatMap(([key, values]) =>
    values.map(value => `${key}:${value}`.toLocaleLowerCase('en-US')),
  );
  return [...new Set(tags)].filter(isValidTag).sort();
}
