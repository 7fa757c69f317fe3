const FENCE = /^ {0,3}(?:```|~~~)/;
const RULE = /^[\s|:=*_-]+$/;
const REFERENCE = /^ {0,3}\[[^\]]*\]:\s/;
const LINE_MARKS = /^[\s>]*(?:#{1,6}\s|[-*+]\s(?:\[[ xX]\]\s)?|\d{1,9}[.)]\s)?/;
const TAG = /<\/?[a-z!][^<>]*>/gi;
const LINK = /!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g;
/** Marks around words, which a name such as `point_in_time` has inside. */
const EMPHASIS = /(?<![\p{L}\p{N}])[*_~]{1,3}|[*_~]{1,3}(?![\p{L}\p{N}])/gu;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
// eslint-disable-next-line no-control-regex -- databases refuse some of them in text
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/**
 * The words of a Markdown text without its marks: no addresses of links, no
 * tags, no lines of tables; code stays as it is.
 */
export function plainText(markdown: string): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    if (FENCE.test(line)) isCode = !isCode;
    else if (isCode) lines.push(line);
    else lines.push(plainLine(line));
  }
  return lines.join(' ').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

function plainLine(line: string): string {
  if (RULE.test(line) || REFERENCE.test(line)) return '';
  const text = line.replace(TAG, ' ').replace(LINE_MARKS, '');
  // Twice, for pictures that are links.
  return text
    .replace(LINK, '$1')
    .replace(LINK, '$1')
    .replace(/[`|]/g, ' ')
    .replace(ESCAPE, '$1')
    .replace(EMPHASIS, '');
}
