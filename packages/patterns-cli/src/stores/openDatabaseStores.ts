import { resolve } from 'node:path';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import type { RootLifecycleService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DatabasePatternStore,
  FolderBundleStore,
} from '@apo/backstage-plugin-patterns-backend';
import { consoleLogger } from '../config/consoleLogger';
import { describeDatabase } from './describeDatabase';
import type { PortalStores } from './PortalStores';

/**
 * The database that the portal gives its plugin `patterns`, and the folder of
 * bundles. The database's schema is brought up to date when it is opened, as at
 * every start of the portal. Relative paths are relative to the working folder.
 *
 * @throws InputError when the data would be gone at the end.
 */
export function openDatabaseStores(config: Config): PortalStores {
  const patternPlace = describeDatabase(config);
  if (patternPlace.includes(':memory:')) {
    throw new InputError(
      'backend.database.connection is :memory:, where nothing stays: name a folder or a server in the configuration',
    );
  }
  const folder = config.getOptionalString('patterns.bundles.folder');
  const { lifecycle, shutDown } = collectHooks();
  const database = DatabaseManager.fromConfig(config, {
    rootLogger: consoleLogger,
    rootLifecycle: lifecycle,
  }).forPlugin('patterns', { logger: consoleLogger, lifecycle });
  let isOpen = false;
  return {
    patternPlace,
    bundlePlace: `folder ${folder && resolve(folder)}`,
    openPatterns: async () => {
      isOpen = true;
      return DatabasePatternStore.create({ database });
    },
    openBundles: () => openFolder(folder),
    close: async () => {
      await shutDown();
      if (isOpen) await (await database.getClient()).destroy();
    },
  };
}

async function openFolder(folder: string | undefined) {
  if (!folder) {
    throw new InputError(
      'patterns.bundles.folder is not set: name the folder of the bundles in a file of this side’s configuration, or move patterns only',
    );
  }
  return FolderBundleStore.create({ folder: resolve(folder) });
}

/** The database manager's own clean-up, for later. */
function collectHooks() {
  const hooks: (() => void | Promise<void>)[] = [];
  const lifecycle: RootLifecycleService = {
    addStartupHook: () => {},
    addBeforeShutdownHook: () => {},
    addShutdownHook: hook => hooks.push(hook),
  };
  const shutDown = async () => {
    for (const hook of hooks) await hook();
  };
  return { lifecycle, shutDown };
}
