import { InputError } from '@backstage/errors';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';

/** A file as the wizard sends it. @public */
export type WizardFile = { text: string } | { base64: string };

/**
 * The bytes of the wizard's files.
 *
 * @throws InputError for text that is not base64.
 */
export function decodeFiles(files: Record<string, WizardFile>): BundleContent {
  return new Map(
    Object.entries(files).map(([path, file]) => [path, decode(path, file)]),
  );
}

function decode(path: string, file: WizardFile): Buffer {
  if ('text' in file) return Buffer.from(file.text, 'utf8');
  const bytes = Buffer.from(file.base64, 'base64');
  const unpadded = (text: string) => text.replace(/=+$/, '');
  // Node skips what is not base64; so the bytes must give the same text again.
  if (unpadded(bytes.toString('base64')) !== unpadded(file.base64)) {
    throw new InputError(
      `files[${JSON.stringify(
        path,
      )}].base64 is not base64: upload the file again`,
    );
  }
  return bytes;
}
