import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../config/loadConfig';
import { openStores } from '../stores/openStores';
import type { PortalStores } from '../stores/PortalStores';

/** Writes the configuration of a portal on SQLite, and tells its file. */
export async function databasePortal(
  folder: string,
  name: string,
): Promise<string> {
  const file = join(folder, `${name}.yaml`);
  const config = {
    backend: {
      database: {
        client: 'better-sqlite3',
        connection: { directory: join(folder, name) },
      },
    },
    patterns: { bundles: { folder: join(folder, `${name}-bundles`) } },
  };
  // JSON is YAML.
  await writeFile(file, JSON.stringify(config));
  return file;
}

/** Opens the stores of a portal on SQLite for as long as something is done. */
export async function withPortal<T>(
  file: string,
  work: (stores: PortalStores) => Promise<T>,
): Promise<T> {
  const config = await loadConfig([file], '/');
  const stores = openStores('database', config);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}
