import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { invalidCiphertext } from './errors';
import type { KeyRecord } from './KeyRecord';

/** What has to be the same when a ciphertext is opened. */
export type EncryptionContext = Record<string, string>;

const ALGORITHM = 'aes-256-gcm';
/** The parts of a ciphertext, in bytes: the id of the key, the IV, the tag. */
const ID_BYTES = 36;
const IV_BYTES = 12;
const TAG_BYTES = 16;

function contextBytes(context: EncryptionContext): Buffer {
  const entries = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(entries));
}

/** Encrypts bytes; the answer names the key, as AWS's does. */
export function seal(
  key: KeyRecord,
  plaintext: Uint8Array,
  context: EncryptionContext = {},
): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const material = Buffer.from(key.material, 'base64');
  const cipher = createCipheriv(ALGORITHM, material, iv);
  cipher.setAAD(contextBytes(context));
  const sealed = [cipher.update(plaintext), cipher.final()];
  const head = [Buffer.from(key.id), iv, cipher.getAuthTag()];
  return Buffer.concat([...head, ...sealed]);
}

/** The id of the key that made a ciphertext. Throws InvalidCiphertextException. */
export function sealedBy(ciphertext: Uint8Array): string {
  const id = Buffer.from(ciphertext.subarray(0, ID_BYTES)).toString();
  if (!/^[0-9a-f-]{36}$/.test(id)) throw invalidCiphertext();
  return id;
}

/** Decrypts what `seal` made. Throws InvalidCiphertextException. */
export function unseal(
  key: KeyRecord,
  ciphertext: Uint8Array,
  context: EncryptionContext = {},
): Uint8Array {
  const bytes = Buffer.from(ciphertext);
  const ivEnd = ID_BYTES + IV_BYTES;
  const tagEnd = ivEnd + TAG_BYTES;
  if (bytes.length < tagEnd) throw invalidCiphertext();
  const material = Buffer.from(key.material, 'base64');
  const iv = bytes.subarray(ID_BYTES, ivEnd);
  const decipher = createDecipheriv(ALGORITHM, material, iv);
  decipher.setAuthTag(bytes.subarray(ivEnd, tagEnd));
  decipher.setAAD(contextBytes(context));
  try {
    const opened = decipher.update(bytes.subarray(tagEnd));
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw invalidCiphertext();
  }
}
