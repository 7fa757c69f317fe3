/** Largest archive that is opened, in bytes. */
export const MAX_ARCHIVE_BYTES = 32 * 1024 * 1024;
/** Most that an archive may unpack to, in bytes, with what is left out then. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** Refuses an archive that would fill the memory. */
export function refuseUnpacked(): never {
  throw new RangeError(
    `it unpacks to more than ${
      MAX_UNPACKED_BYTES / 1024 / 1024
    } MiB: leave node_modules out`,
  );
}
