/** Largest bundle, in bytes of its files together. @public */
export const MAX_BUNDLE_BYTES = 20 * 1024 * 1024;
/** Most files in a bundle. @public */
export const MAX_BUNDLE_FILES = 2000;
/** Longest path in a bundle, in characters. @public */
export const MAX_PATH_LENGTH = 255;
