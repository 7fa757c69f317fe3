/** Files of one folder; the root's has no name. */
export type FileGroup = { folder: string; paths: string[] };

/** Paths by folder: the root first, then folders and files by name. */
export function groupPaths(paths: readonly string[]): FileGroup[] {
  const groups = new Map<string, string[]>();
  for (const path of [...paths].sort((a, b) => a.localeCompare(b, 'en-US'))) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    groups.set(folder, [...(groups.get(folder) ?? []), path]);
  }
  return [...groups]
    .map(([folder, content]) => ({ folder, paths: content }))
    .sort((a, b) => a.folder.localeCompare(b.folder, 'en-US'));
}
