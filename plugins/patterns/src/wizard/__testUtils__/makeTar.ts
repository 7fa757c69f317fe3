const BLOCK = 512;

/** One entry of a made archive; a `link` names what it leads to. */
export type TarEntry = { path: string; text?: string; link?: string };

/** The bytes of a tar archive in the format ustar, byte by byte as POSIX has it. */
export function makeTar(entries: readonly TarEntry[]): Uint8Array {
  const blocks = entries.flatMap(entry => [headerOf(entry), bodyOf(entry)]);
  return concat([...blocks, new Uint8Array(2 * BLOCK)]);
}

function headerOf({ path, text = '', link }: TarEntry): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const put = (offset: number, value: string) =>
    header.set(new TextEncoder().encode(value), offset);
  const size = link ? 0 : new TextEncoder().encode(text).length;
  const isFolder = path.endsWith('/');
  put(0, path);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(148, ' '.repeat(8));
  put(156, link ? '2' : '0');
  if (isFolder) put(156, '5');
  put(157, link ?? '');
  put(257, 'ustar\x0000');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

function bodyOf({ text = '', link }: TarEntry): Uint8Array {
  const bytes = new TextEncoder().encode(link ? '' : text);
  const body = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
  body.set(bytes);
  return body;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
