import { InputError } from '@backstage/errors';
import { isMap, parseDocument, type YAMLMap } from 'yaml';

/** A template as text, with the places of its parts. */
export type ReadTemplate = { text: string; root: YAMLMap };

/**
 * Reads a template, which may be JSON: YAML includes it. Tags, anchors and
 * scalars stay as they are written.
 *
 * @throws InputError
 */
export function readTemplate(bytes: Uint8Array): ReadTemplate {
  const text = decode(bytes);
  const document = parseDocument(text, {
    // All scalars are text: nothing is to be understood, and so nothing lost.
    schema: 'failsafe',
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error) {
    throw new InputError(
      `The attributes cannot be put into the template, as it cannot be read (${
        error.message.split('\n')[0]
      }): submit a corrected version`,
    );
  }
  if (!isMap(document.contents)) {
    throw new InputError(
      'The attributes cannot be put into the template, as it is not a map with Resources: submit a corrected version',
    );
  }
  return { text, root: document.contents };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new InputError(
      'The attributes cannot be put into the template, as it is not UTF-8: submit a version that is',
    );
  }
}
