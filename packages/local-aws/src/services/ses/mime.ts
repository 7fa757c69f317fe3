/** What a mail says, as a person reads it. */
export interface ReadMail {
  /** By lower-case name; repeated ones are joined with a comma. */
  headers: Record<string, string>;
  text?: string;
  html?: string;
}

/** Reads a message in MIME: headers, and the text and HTML of its body. */
export function readMime(message: Buffer): ReadMail {
  const source = message.toString('latin1');
  const { headers, body } = splitPart(source);
  const read: ReadMail = { headers: mapValues(headers, decodeWords) };
  readBody(headers, body, read);
  return read;
}

function readBody(
  headers: Record<string, string>,
  body: string,
  into: ReadMail,
): void {
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      if (part.startsWith('--')) break;
      const inner = splitPart(part.replace(/^\r?\n/, ''));
      readBody(inner.headers, inner.body, into);
    }
    return;
  }
  const content = decodeContent(headers['content-transfer-encoding'], body);
  if (/^text\/html/i.test(type)) into.html ??= content;
  else if (/^text\/plain/i.test(type)) into.text ??= content;
}

function splitPart(source: string) {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
}

function decodeContent(encoding: string | undefined, body: string): string {
  const content = body.replace(/\r\n/g, '\n').replace(/\n$/, '');
  if (/^base64$/i.test(encoding ?? '')) {
    return Buffer.from(content, 'base64').toString('utf8');
  }
  if (/^quoted-printable$/i.test(encoding ?? '')) {
    return decodeQuoted(content.replace(/=\n/g, ''));
  }
  return Buffer.from(content, 'latin1').toString('utf8');
}

/** Encoded words of a header (RFC 2047), in UTF-8. */
function decodeWords(value: string): string {
  return Buffer.from(value, 'latin1')
    .toString('utf8')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, text) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeQuoted(text.replaceAll('_', ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function mapValues(
  record: Record<string, string>,
  map: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, map(value)]),
  );
}
