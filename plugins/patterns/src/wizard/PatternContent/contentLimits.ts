/**
 * Most that one form carries, in bytes of all files. The scaffolder takes
 * requests of at most 10 MB, and base64 adds a third.
 */
export const MAX_CONTENT_BYTES = 6 * 1024 * 1024;
/** Most files in one form; more belong into a repository. */
export const MAX_CONTENT_FILES = 50;
/** Longest path of a file, in characters: what a bundle takes. */
export const MAX_PATH_LENGTH = 255;

/** A size for a person: bytes, KiB or MiB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
