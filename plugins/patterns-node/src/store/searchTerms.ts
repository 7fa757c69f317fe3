import { InputError } from '@backstage/errors';

/** Most words that a pattern is found by, for each of its sources. */
export const MAX_TERMS = 400;
/** Shortest word that is searched, in characters. */
const MIN_TERM_LENGTH = 2;
/** Longer words are cut, on both sides of the search. */
const MAX_TERM_LENGTH = 64;
/** Most words in one search. */
const MAX_SEARCH_WORDS = 20;

/**
 * The distinct words of some texts, in lower case and without accents; at most
 * {@link MAX_TERMS}, those that come first.
 */
export function toTerms(...texts: string[]): string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      if (terms.size === MAX_TERMS) return [...terms];
      terms.add(word);
    }
  }
  return [...terms];
}

/**
 * The words that a pattern must have, each as the beginning of one. A word that
 * another one begins with adds nothing and is left out.
 *
 * @throws InputError when there are too many.
 */
export function toSearchWords(search: string): string[] {
  const words = [...new Set(wordsOf(search))];
  const needed = words.filter(
    word => !words.some(other => other !== word && other.startsWith(word)),
  );
  if (needed.length > MAX_SEARCH_WORDS) {
    throw new InputError(
      `search has at most ${MAX_SEARCH_WORDS} words: leave out ${
        needed.length - MAX_SEARCH_WORDS
      }`,
    );
  }
  return needed;
}

/** First string after every one that begins with the prefix, in byte order. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase('en-US')
    .split(/[^\p{L}\p{N}]+/u)
    .map(word => [...word].slice(0, MAX_TERM_LENGTH).join(''))
    .filter(word => word.length >= MIN_TERM_LENGTH);
}
