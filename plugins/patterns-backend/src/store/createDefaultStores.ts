import type { DatabaseService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  BundleStore,
  PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { DatabasePatternStore } from './DatabasePatternStore';
import { FolderBundleStore } from './FolderBundleStore';

/**
 * The stores that modules have set, and the portal's database and a folder
 * for those that they have not.
 *
 * @throws InputError when bundles have no place.
 */
export async function createDefaultStores(options: {
  patterns?: PatternStore;
  bundles?: BundleStore;
  database: DatabaseService;
  bundleFolder?: string;
}): Promise<{ store: PatternStore; bundles: BundleStore }> {
  const { patterns, bundles, database, bundleFolder } = options;
  return {
    store: patterns ?? (await DatabasePatternStore.create({ database })),
    bundles: bundles ?? (await createFolderStore(bundleFolder)),
  };
}

async function createFolderStore(folder?: string): Promise<BundleStore> {
  if (!folder) {
    throw new InputError(
      'patterns.bundles.folder is not set: name a folder that all replicas of the back end share, or install a module that keeps bundles',
    );
  }
  return FolderBundleStore.create({ folder });
}
