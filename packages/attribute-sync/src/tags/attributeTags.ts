import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import {
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';

/** What the keys of all tags of the portal begin with. */
export const PREFIX = 'apo:';

/** A tag, or the key and value of a TagOption. */
export type Tag = { key: string; value: string };

/** Tags of the attributes of a pattern: one for each value. */
export function attributeTags(attributes: PatternAttributes): Tag[] {
  return Object.entries(attributes).flatMap(([key, values]) =>
    values.map(value => ({ key: `${PREFIX}${key}`, value })),
  );
}

/** Whether a tag of the portal stands for an attribute. */
export function isAttributeTag(key: string): boolean {
  return key.startsWith(PREFIX) && !isOwnTag(key);
}

/** The id of the attribute that a tag stands for. */
export function attributeOfTag({ key, value }: Tag): string {
  return `${key.slice(PREFIX.length)}:${value}`.toLocaleUpperCase('en-US');
}

/** Whether a tag tells whose a resource is. */
export function isOwnTag(key: string): boolean {
  return [MANAGED_TAG, PATTERN_TAG].includes(key.toLocaleLowerCase('en-US'));
}
