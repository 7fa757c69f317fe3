import type { AttributeRecord } from '@apo/backstage-plugin-patterns-node';
import { OWN_FIELDS, toGroupContent } from './groupContent';

/** Longest attributes of a group, in characters (AppRegistry API, Attributes). */
const MAX_ATTRIBUTES_LENGTH = 8_000;
/** All times are as long as this one. */
const SOME_TIME = new Date(0).toISOString();

/** Why AppRegistry could not take an attribute; undefined when it can. */
export function checkGroupContent(
  attribute: Pick<AttributeRecord, 'key' | 'value' | 'description'> & {
    metadata: Record<string, string>;
  },
): string | undefined {
  const own = OWN_FIELDS.find(field => field in attribute.metadata);
  if (own) {
    return `metadata.${own} is a field that the portal writes into AppRegistry itself: use another key`;
  }
  const { attributes } = toGroupContent({
    ...attribute,
    createdAt: SOME_TIME,
    updatedAt: SOME_TIME,
  });
  const [odd] = /[^\t\n\r\u0020-\u00ff]/u.exec(attributes) ?? [];
  if (odd) {
    return `AppRegistry takes Latin-1 text only in key, value and metadata: replace ${odd}`;
  }
  const tooMany = attributes.length - MAX_ATTRIBUTES_LENGTH;
  return tooMany > 0
    ? `AppRegistry takes ${MAX_ATTRIBUTES_LENGTH} characters of metadata with its own fields: leave out ${tooMany}`
    : undefined;
}
