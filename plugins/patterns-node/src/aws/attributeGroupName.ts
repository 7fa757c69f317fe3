/**
 * Name of the AppRegistry attribute group of an attribute, from its id
 * `KEY:VALUE`. It is the predecessor's, so that an estate of its is taken over
 * and not made a second time.
 * @public
 */
export function attributeGroupName(attributeId: string): string {
  return `APO.${attributeId.replace(':', '.')}`;
}
