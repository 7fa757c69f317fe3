// Source: PKWARE APPNOTE 6.3.10, 4.3.12 (central directory header) and 4.3.16
// (end of central directory record); the mode is that of Unix's stat.
const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const MADE_BY_UNIX = 3;
const MODE_TYPE = 0xf000;
const MODE_LINK = 0xa000;

/**
 * Which entries of a zip archive are symbolic links, by their place in its
 * directory; none for bytes that are no archive.
 */
export function zipLinks(bytes: Uint8Array): Set<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const links = new Set<number>();
  let end = bytes.length - END_LENGTH;
  while (end >= 0 && view.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < 0) return links;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > end) break;
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) break;
    const mode = view.getUint16(at + 40, true);
    const isUnix = view.getUint8(at + 5) === MADE_BY_UNIX;
    if (isUnix && (mode & MODE_TYPE) === MODE_LINK) links.add(index);
    at +=
      ENTRY_LENGTH +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return links;
}
