/** Largest packed npm package, in bytes. @public */
export const MAX_PACKAGE_BYTES = 10 * 1024 * 1024;
/** Most templates that one build leaves. @public */
export const MAX_BUILT_TEMPLATES = 50;
