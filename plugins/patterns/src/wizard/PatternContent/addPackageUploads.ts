import { describeProblem } from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../../components/shared/formatBytes';
import { count } from '../../components/shared/words';
import type { ContentFiles } from '../wizardFormData';
import type { UploadResult } from './addUploads';
import { archiveKindOf } from './archives/archiveKind';
import { MAX_ARCHIVE_BYTES } from './archives/archiveLimits';
import type { PackageEntry } from './archives/PackageEntry';
import { tidyPackage } from './archives/tidyPackage';
import { checkFiles } from './checkContent';
import { MAX_CONTENT_BYTES, MAX_CONTENT_FILES } from './contentLimits';
import { toContentFile } from './readContentFile';
import type { Upload } from './readDrop';

/** Something that is taken as a whole, or not at all. */
type Source = { name: string; entries: () => Promise<PackageEntry[]> };

/**
 * Adds the files of a package to those there are: folders and archives as a
 * whole, other files each on its own. One bad source keeps no good one out.
 */
export async function addPackageUploads(
  present: ContentFiles,
  uploads: readonly Upload[],
): Promise<UploadResult> {
  let files = present;
  const refused: string[] = [];
  const notes: string[] = [];
  for (const source of sourcesOf(uploads)) {
    try {
      const { files: entries, leftOut } = tidyPackage(await source.entries());
      files = await join(files, entries);
      if (entries.length !== 1 || entries[0].path !== source.name) {
        notes.push(noteOf(source.name, entries.length, leftOut));
      }
    } catch (error) {
      refused.push(`${source.name} was not taken: ${(error as Error).message}`);
    }
  }
  return { files, refused, notes };
}

function sourcesOf(uploads: readonly Upload[]): Source[] {
  const folders = new Map<string, Upload[]>();
  const sources: Source[] = [];
  for (const upload of uploads) {
    const { path, file } = upload;
    // A name that begins with a slash names no folder; its path is refused.
    const folder = /^([^/]+)\//.exec(path)?.[1];
    const kind = archiveKindOf(path);
    if (folder && folder !== '..') {
      folders.set(folder, [...(folders.get(folder) ?? []), upload]);
    } else if (kind) {
      sources.push({ name: path, entries: () => unpack(file, kind) });
    } else {
      sources.push({ name: path, entries: async () => [entryOf(upload)] });
    }
  }
  for (const [name, content] of folders) {
    sources.push({ name, entries: async () => content.map(entryOf) });
  }
  return sources;
}

async function unpack(
  file: File,
  kind: NonNullable<ReturnType<typeof archiveKindOf>>,
) {
  if (file.size > MAX_ARCHIVE_BYTES) {
    throw new RangeError(
      `it has ${formatBytes(
        file.size,
      )}: leave node_modules out, and make it at most ${formatBytes(
        MAX_ARCHIVE_BYTES,
      )}`,
    );
  }
  const { unpackArchive } = await import('./archives/unpackArchive');
  return unpackArchive(kind, new Uint8Array(await file.arrayBuffer()));
}

function entryOf({ path, file }: Upload): PackageEntry {
  return {
    path,
    kind: 'file',
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

async function join(
  present: ContentFiles,
  entries: readonly PackageEntry[],
): Promise<ContentFiles> {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (entries.length === 0) throw new RangeError('there is no file in it');
  // Before anything is read: a folder may hold anything.
  if (entries.length > MAX_CONTENT_FILES.CDK || size > MAX_CONTENT_BYTES) {
    throw new RangeError(
      `its ${count(entries.length, 'file')} of ${formatBytes(
        size,
      )} are too many to send from here: submit from a repository`,
    );
  }
  const added = await Promise.all(
    entries.map(async ({ path, read }) => [
      path,
      toContentFile(path, await read()),
    ]),
  );
  const files = { ...present, ...Object.fromEntries(added) };
  const problem = checkFiles(files, 'CDK');
  if (problem) {
    throw new RangeError(`it does not fit: ${describeProblem(problem)}`);
  }
  return files;
}

function noteOf(name: string, taken: number, leftOut: string[]): string {
  const without = leftOut.length ? `, without ${leftOut.join(' and ')}` : '';
  return `${name}: ${count(taken, 'file')} taken${without}`;
}
