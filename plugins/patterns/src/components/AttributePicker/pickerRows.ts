import {
  isSameWord,
  type AttributeKey,
  type PatternAttributes,
  type PatternType,
} from '@apo/backstage-plugin-patterns-common';

/** One attribute of a pattern as it is chosen; the key is empty until it is. */
export type PickerRow = {
  id: number;
  key: string;
  values: string[];
  /** Whether a person has changed it; until then an empty one is not shown as wrong. */
  touched: boolean;
};

/** Whether patterns of a type must carry a key. */
export function isRequired(
  key: AttributeKey | undefined,
  type: PatternType,
): boolean {
  return key?.rule.requiredFor.includes(type) === true;
}

/** The key that a word is, in whatever spelling. */
export function findKey(
  word: string,
  keys: readonly AttributeKey[],
): AttributeKey | undefined {
  return keys.find(({ key }) => isSameWord(key, word));
}

/** The rows of what a pattern carries: the required keys first, whether given or not. */
export function rowsOf(
  attributes: PatternAttributes,
  keys: readonly AttributeKey[],
  type: PatternType,
): PickerRow[] {
  const given = Object.entries(attributes).map(([word, values]) =>
    asSpelled(word, values, keys),
  );
  const required = keys
    .filter(key => isRequired(key, type))
    .map(
      ({ key }) => given.find(row => row.key === key) ?? { key, values: [] },
    );
  const others = given.filter(
    row => !required.some(({ key }) => key === row.key),
  );
  return [...required, ...others].map((row, id) => ({
    ...row,
    id,
    touched: false,
  }));
}

/** What the rows say of a pattern; a row that is not finished says so too. */
export function toAttributes(rows: readonly PickerRow[]): PatternAttributes {
  return Object.fromEntries(rows.map(({ key, values }) => [key, values]));
}

/** The keys that a row may have: those that no other row has, and its own. */
export function freeKeys(
  row: PickerRow | undefined,
  rows: readonly PickerRow[],
  keys: readonly AttributeKey[],
): AttributeKey[] {
  return keys
    .filter(
      ({ key }) =>
        key === row?.key || !rows.some(other => isSameWord(other.key, key)),
    )
    .sort((a, b) => a.key.localeCompare(b.key));
}

function asSpelled(
  word: string,
  values: string[],
  keys: readonly AttributeKey[],
): { key: string; values: string[] } {
  const known = findKey(word, keys);
  if (!known) return { key: word, values };
  const spelled = values.map(
    value => known.values.find(other => isSameWord(other, value)) ?? value,
  );
  return { key: known.key, values: spelled };
}
