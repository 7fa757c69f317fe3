import {
  checkPatternAttributes,
  describeProblem,
  isSameWord,
  type AttributeKey,
  type PatternAttributes,
  type PatternType,
} from '@apo/backstage-plugin-patterns-common';

/**
 * The attributes of a pattern that exist here, as they are spelled here. Rules
 * of keys that they break are only noted: they are asked for with the first
 * version.
 */
export function fitAttributes(
  given: Record<string, string>,
  type: PatternType,
  keys: AttributeKey[],
): { attributes: PatternAttributes; notes: string[] } {
  const attributes: PatternAttributes = {};
  const notes: string[] = [];
  for (const [name, text] of Object.entries(given)) {
    const key = keys.find(each => isSameWord(each.key, name));
    const value = key?.values.find(each => isSameWord(each, text));
    if (key && value) {
      attributes[key.key] = [...(attributes[key.key] ?? []), value];
    } else {
      notes.push(
        `is created without ${name}:${text}, which is no attribute here: create that, and add it to the pattern`,
      );
    }
  }
  const broken = checkPatternAttributes(attributes, type, keys);
  return { attributes, notes: [...notes, ...broken.map(describeProblem)] };
}
