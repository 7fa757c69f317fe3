import type { PackagePattern, PatternPart } from './PackagePattern';

const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a text begins with another one, and goes on with a new word if at all. */
function beginsWithWord(text: string, beginning: string): boolean {
  if (!text.startsWith(beginning)) return false;
  return !WORD_CHARACTER.test(text.slice(beginning.length));
}

function coversPart(part: PatternPart, other: PatternPart): boolean {
  if (part.kind === 'any') return true;
  if (other.kind === 'any') return false;
  if (part.kind === 'prefix') return beginsWithWord(other.text, part.text);
  return other.kind === 'exact' && other.text === part.text;
}

/** Whether all packages that fit one pattern fit another one, too. */
export function coversPattern(
  pattern: PackagePattern,
  other: PackagePattern,
): boolean {
  return pattern.every((part, index) => coversPart(part, other[index]));
}

function looseText(text: string): string {
  return text.toLowerCase().replace(/[-._]+/g, '.');
}

/**
 * A pattern without the differences that a weak match ignores: case, and which
 * of dash, dot and underscore it is. AWS also ignores that letters of different
 * alphabets look alike; that is not here.
 */
export function loosen(pattern: PackagePattern): PackagePattern {
  return pattern.map(part =>
    part.kind === 'any' ? part : { ...part, text: looseText(part.text) },
  ) as PackagePattern;
}
