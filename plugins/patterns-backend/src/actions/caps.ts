/** What one text of an answer has at most, in characters. */
export const MAX_TEXT = 12_000;
/** What one list of an answer has at most, in characters of its JSON. */
export const MAX_LIST = 16_000;

/** The beginning of a text, which says how much is missing. */
export function capText(text: string, max = MAX_TEXT): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max)}\n… (${
    text.length - max
  } more characters: they are on the page in the portal)`;
}

/** The first items of a list that fit, and how many do not. */
export function capList<T>(
  items: readonly T[],
  limits: { items: number; characters?: number },
): { items: T[]; left: number } {
  const { characters = MAX_LIST } = limits;
  const taken: T[] = [];
  let size = 0;
  for (const item of items) {
    size += JSON.stringify(item).length;
    if (taken.length === limits.items || size > characters) break;
    taken.push(item);
  }
  return { items: taken, left: items.length - taken.length };
}
