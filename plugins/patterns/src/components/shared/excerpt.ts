/** Lines shown before and after the ones that a finding is about. */
const AROUND = 3;
/** Lines of a finding that are shown at most. */
const MOST = 12;

/** One line of a file; the first of a file is 1. */
export type ExcerptLine = { number: number; text: string; marked: boolean };

/** The lines of a text around a finding; empty when the line is not in the text. */
export function excerpt(
  text: string,
  line: number,
  endLine = line,
): ExcerptLine[] {
  const lines = text.split(/\r?\n/);
  if (line > lines.length) return [];
  const last = Math.min(Math.max(endLine, line), line + MOST - 1);
  const from = Math.max(1, line - AROUND);
  const to = Math.min(lines.length, last + AROUND);
  return lines.slice(from - 1, to).map((content, index) => {
    const number = from + index;
    return { number, text: content, marked: number >= line && number <= last };
  });
}
