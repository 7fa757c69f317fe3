import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { InstalledPackage } from '@apo/backstage-plugin-patterns-node';
import { readOwnFile } from './ownFile';

/** Largest package.json that is read, in bytes; the largest known has 0.3 MB. */
const MAX_MANIFEST_BYTES = 1024 * 1024;
/** Most packages that are read. */
const MAX_PACKAGES = 20_000;

const license = z.union([
  z.string(),
  z.object({ type: z.string() }).transform(({ type }) => type),
]);

/** `licenses` is what packages of before 2014 have. Source: npm-package-json. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: license.optional().catch(undefined),
  licenses: z.array(license).optional().catch(undefined),
});

/**
 * The packages that lie in the node_modules of a folder, as they describe
 * themselves. One that cannot be read is left out, and no link is followed.
 */
export async function readInstalled(
  folder: string,
): Promise<InstalledPackage[]> {
  const installed: InstalledPackage[] = [];
  const holders = [''];
  for (const holder of holders) {
    for (const path of await packagesOf(folder, join(holder, 'node_modules'))) {
      if (holders.length > MAX_PACKAGES) return installed;
      holders.push(path);
      const found = await readManifest(folder, path);
      if (found) installed.push(found);
    }
  }
  return installed;
}

/** Folders in a node_modules, those of a scope among them. */
async function packagesOf(root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), {
    withFileTypes: true,
  }).catch(() => []);
  const packages: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const child = join(path, entry.name);
    if (entry.name.startsWith('@')) {
      packages.push(...(await packagesOf(root, child)));
    } else packages.push(child);
  }
  return packages.sort();
}

async function readManifest(
  folder: string,
  path: string,
): Promise<InstalledPackage | undefined> {
  try {
    const bytes = await readOwnFile(
      folder,
      join(path, 'package.json'),
      MAX_MANIFEST_BYTES,
    );
    const manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
    const { name, version, licenses } = manifest;
    const stated = manifest.license ?? joinLicenses(licenses);
    return { name, version, ...(stated && { license: stated }) };
  } catch {
    return undefined;
  }
}

function joinLicenses(licenses?: string[]): string | undefined {
  return licenses?.length ? `(${licenses.join(' OR ')})` : undefined;
}
