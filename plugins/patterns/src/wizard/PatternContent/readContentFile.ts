import type { ContentFile } from '../wizardFormData';
import { kindOf } from './contentFiles';

/**
 * Turns bytes into what a form can carry: text where they are UTF-8 text,
 * else base64.
 *
 * @throws TypeError when a template or a document is not UTF-8 text.
 */
export async function readContentFile(
  path: string,
  blob: Blob,
): Promise<ContentFile> {
  return toContentFile(path, new Uint8Array(await blob.arrayBuffer()));
}

/** The same for bytes that are at hand. */
export function toContentFile(path: string, bytes: Uint8Array): ContentFile {
  const kind = kindOf(path);
  if (kind === 'image') return { base64: toBase64(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    if (kind === 'other') return { base64: toBase64(bytes) };
    throw new TypeError(`${path} is not UTF-8 text: save it as UTF-8`);
  }
}

function toBase64(bytes: Uint8Array): string {
  // In parts: a call takes only so many arguments.
  const partSize = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += partSize) {
    binary += String.fromCharCode(...bytes.subarray(start, start + partSize));
  }
  return btoa(binary);
}
