import { isLeftOut } from './archives/tidyPackage';

/** A file that is uploaded, with its path from the folder that was chosen. */
export type Upload = { path: string; file: File };

/** The chosen files of an input; those of a folder with their paths in it. */
export function readChosen(files: readonly File[]): Upload[] {
  return files.map(file => ({
    path: file.webkitRelativePath || file.name,
    file,
  }));
}

/** Everything that is dropped, the content of folders too. */
export async function readDrop(dropped: DataTransfer): Promise<Upload[]> {
  // A drop can be read only while its event is handled: before the first wait.
  const files = [...dropped.files];
  const entries = [...(dropped.items ?? [])]
    .map(item => item.webkitGetAsEntry())
    .filter(entry => entry !== null);
  if (!entries.some(entry => entry.isDirectory)) return readChosen(files);
  return (await Promise.all(entries.map(entry => walk(entry, '')))).flat();
}

async function walk(entry: FileSystemEntry, above: string): Promise<Upload[]> {
  const path = `${above}${entry.name}`;
  if (entry.isFile) {
    const { file } = entry as FileSystemFileEntry;
    const found = await new Promise<File>((resolve, reject) =>
      file.call(entry, resolve, reject),
    );
    return [{ path, file: found }];
  }
  // So that nobody waits for the thousands of files of node_modules.
  if (isLeftOut(entry.name)) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const uploads: Upload[] = [];
  for (;;) {
    // A browser gives some entries at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return uploads;
    const found = await Promise.all(some.map(each => walk(each, `${path}/`)));
    uploads.push(...found.flat());
  }
}
