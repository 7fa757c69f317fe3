/** How an archive is packed. */
export type ArchiveKind = 'zip' | 'tar' | 'tgz';

/** What kind of archive a file is, by its name; undefined for none. */
export function archiveKindOf(name: string): ArchiveKind | undefined {
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.(tgz|tar\.gz)$/i.test(name)) return 'tgz';
  return /\.tar$/i.test(name) ? 'tar' : undefined;
}
