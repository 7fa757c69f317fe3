import type { PatternType } from '@apo/backstage-plugin-patterns-common';

/**
 * Most that one form carries, in bytes of all files. The scaffolder takes
 * requests of at most 10 MB, and base64 adds a third.
 */
export const MAX_CONTENT_BYTES = 6 * 1024 * 1024;
/** Most files in one form; more belong into a repository. */
export const MAX_CONTENT_FILES: Readonly<Record<PatternType, number>> = {
  CFN: 50,
  CDK: 200,
};
/** Longest path of a file, in characters: what a bundle takes. */
export const MAX_PATH_LENGTH = 255;
