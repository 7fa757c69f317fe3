import { unzipSync } from 'fflate';
import { MAX_UNPACKED_BYTES, refuseUnpacked } from './archiveLimits';
import type { PackageEntry } from './PackageEntry';
import { zipLinks } from './zipLinks';

/**
 * The files of a zip archive, with their paths as they are written there.
 *
 * @throws RangeError when it unpacks to too much.
 * @throws Error when it is not a zip archive.
 */
export function readZip(bytes: Uint8Array): PackageEntry[] {
  const links = zipLinks(bytes);
  const linked: PackageEntry[] = [];
  let index = 0;
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const isLink = links.has(index++);
      if (isLink) linked.push(entryOf(name, 'link', new Uint8Array()));
      total += originalSize;
      if (total > MAX_UNPACKED_BYTES) refuseUnpacked();
      return !isLink && !name.endsWith('/');
    },
  });
  return [
    ...Object.entries(files).map(([path, data]) => entryOf(path, 'file', data)),
    ...linked,
  ];
}

function entryOf(
  path: string,
  kind: PackageEntry['kind'],
  data: Uint8Array,
): PackageEntry {
  return { path, kind, size: data.length, read: async () => data };
}
