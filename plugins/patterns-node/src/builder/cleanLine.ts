import { stripVTControlCharacters } from 'node:util';

/** Longest line of a build's log, in characters. @public */
export const MAX_LINE_LENGTH = 2000;

/** Control and format characters, line separators, and half surrogate pairs. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * A line as a terminal would show it in the end, without what only a terminal
 * understands: a carriage return begins the line again.
 * @public
 */
export function cleanLine(line: string): string {
  const last = line.replace(/\r+$/, '').split('\r').at(-1) ?? '';
  const clean = stripVTControlCharacters(last.slice(0, 4 * MAX_LINE_LENGTH))
    .replaceAll('\t', '    ')
    .replace(unseen, '')
    .trimEnd();
  return clean.length > MAX_LINE_LENGTH
    ? `${clean.slice(0, MAX_LINE_LENGTH)} … (cut)`
    : clean;
}
