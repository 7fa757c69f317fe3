import {
  describeProblem,
  MAX_TEMPLATE_BYTES,
} from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../../components/shared/formatBytes';
import type { ContentFiles } from '../wizardFormData';
import { checkFiles } from './checkContent';
import {
  checkFilePath,
  extensionOf,
  imageTypes,
  kindOf,
  templatePathOf,
} from './contentFiles';
import { MAX_CONTENT_BYTES } from './contentLimits';
import { readContentFile } from './readContentFile';

/** What the file picker offers. */
export const acceptedFiles = [
  ...['yaml', 'yml', 'json', 'template', 'md'],
  ...Object.keys(imageTypes),
]
  .map(extension => `.${extension}`)
  .join(',');

/** Files after an upload, and a sentence for each file that was refused or renamed. */
export type UploadResult = {
  files: ContentFiles;
  refused: string[];
  notes: string[];
};

/**
 * Adds uploaded files to those there are, each on its own: one bad file keeps
 * no good one out. A template takes the place of the one there was, under the
 * name that a bundle gives its template.
 */
export async function addUploads(
  present: ContentFiles,
  uploads: readonly File[],
): Promise<UploadResult> {
  let files = present;
  const refused: string[] = [];
  const notes: string[] = [];
  for (const upload of uploads) {
    try {
      const path = targetPath(upload);
      const added = await addOne(files, path, upload);
      if (path !== upload.name) notes.push(`${upload.name} is kept as ${path}`);
      files = added;
    } catch (error) {
      refused.push((error as Error).message);
    }
  }
  return { files, refused, notes };
}

async function addOne(
  present: ContentFiles,
  path: string,
  upload: File,
): Promise<ContentFiles> {
  const isTemplate = kindOf(path) === 'template';
  const limit = isTemplate ? MAX_TEMPLATE_BYTES : MAX_CONTENT_BYTES;
  if (upload.size > limit) {
    throw new RangeError(
      `${upload.name} has ${formatBytes(
        upload.size,
      )}: make it at most ${formatBytes(limit)}`,
    );
  }
  const file = await readContentFile(path, upload);
  const { [templatePathOf(present)]: _replaced, ...others } = present;
  const files = { ...(isTemplate ? others : present), [path]: file };
  const problem = checkFiles(files, 'CFN');
  if (problem) {
    throw new RangeError(
      `${upload.name} does not fit: ${describeProblem(problem)}`,
    );
  }
  return files;
}

function targetPath({ name }: File): string {
  const problem = checkFilePath(name);
  if (problem) throw new RangeError(describeProblem(problem));
  switch (kindOf(name)) {
    case 'template':
      return extensionOf(name) === 'json' ? 'template.json' : 'template.yaml';
    case 'other':
      throw new RangeError(
        `${name} is of a kind that is not taken: use one of ${acceptedFiles.replaceAll(
          ',',
          ', ',
        )}`,
      );
    default:
      return name;
  }
}
