import type { AttributeFormat } from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../shared/formatBytes';

/** The longest file that the server takes, in characters. */
export const MAX_IMPORT_LENGTH = 4 * 1024 * 1024;

/** What is to be imported: a file, or what was pasted. */
export type ImportSource = {
  name?: string;
  format: AttributeFormat;
  content: string;
};

/** A text that was pasted: JSON where it begins like it, else CSV. */
export function pastedSource(content: string): ImportSource {
  return { format: /^\s*[[{]/.test(content) ? 'json' : 'csv', content };
}

/** A chosen file; throws where it is of another kind or too long. */
export async function fileSource(file: File): Promise<ImportSource> {
  const [, extension] = /\.(csv|json)$/i.exec(file.name) ?? [];
  if (!extension) {
    throw new Error(
      `${file.name} is neither CSV nor JSON: choose a file whose name ends in .csv or .json`,
    );
  }
  if (file.size > MAX_IMPORT_LENGTH) {
    throw new Error(
      `${file.name} has ${formatBytes(file.size)}, at most ${formatBytes(
        MAX_IMPORT_LENGTH,
      )} can be imported: divide it`,
    );
  }
  return {
    name: file.name,
    format: extension.toLocaleLowerCase('en-US') as AttributeFormat,
    content: await file.text(),
  };
}
