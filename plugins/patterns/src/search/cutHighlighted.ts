/** A piece of a text, and whether it is what was looked for. */
export type Piece = { text: string; isMatch: boolean };

/** How engines say what they found: tags around it, which no text has by chance. */
export type Tags = { preTag: string; postTag: string };

/** Characters that are shown before the first match. */
const BEFORE = 60;

/**
 * Some of a text in pieces, from shortly before the first match. Without tags,
 * or without a match, from its beginning.
 *
 * @param length - characters that are shown at most, tags not counted
 */
export function cutHighlighted(
  text: string,
  tags: Tags | undefined,
  length: number,
): Piece[] {
  const pieces = tags ? split(text, tags) : [{ text, isMatch: false }];
  const first = pieces.findIndex(({ isMatch }) => isMatch);
  if (first > 0) {
    const before = pieces
      .slice(0, first)
      .map(piece => piece.text)
      .join('');
    return shorten([lead(before), ...pieces.slice(first)], length);
  }
  return shorten(pieces, length);
}

function split(text: string, { preTag, postTag }: Tags): Piece[] {
  const [head, ...rest] = text.split(preTag);
  const pieces = [{ text: head, isMatch: false }];
  for (const part of rest) {
    const end = part.indexOf(postTag);
    const at = end < 0 ? part.length : end;
    pieces.push({ text: part.slice(0, at), isMatch: true });
    pieces.push({ text: part.slice(at + postTag.length), isMatch: false });
  }
  return pieces.filter(piece => piece.text);
}

/** The end of what is before the first match, from the beginning of a word. */
function lead(before: string): Piece {
  if (before.length <= BEFORE) return { text: before, isMatch: false };
  const tail = before.slice(-BEFORE);
  return { text: `… ${tail.slice(tail.indexOf(' ') + 1)}`, isMatch: false };
}

function shorten(pieces: Piece[], length: number): Piece[] {
  let left = length;
  const shown: Piece[] = [];
  for (const piece of pieces) {
    if (left <= 0) return shown;
    const text =
      piece.text.length > left ? `${piece.text.slice(0, left)}…` : piece.text;
    shown.push({ ...piece, text });
    left -= piece.text.length;
  }
  return shown;
}
