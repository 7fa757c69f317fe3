import type {
  BundleStore,
  PatternStore,
  StoreTransfer,
} from '@apo/backstage-plugin-patterns-node';

/** A store of patterns whose data can be moved. */
export type TransferredStore = PatternStore & StoreTransfer;

/** Where a portal keeps its data. */
export type PortalStores = {
  /** Names the place of the patterns, for people; without secrets. */
  patternPlace: string;
  /** Names the place of the bundles. */
  bundlePlace: string;
  /** @throws InputError when the configuration names no place for patterns. */
  openPatterns(): Promise<TransferredStore>;
  /** @throws InputError when the configuration names no place for bundles. */
  openBundles(): Promise<BundleStore>;
  close(): Promise<void>;
};

/** `database` with a folder of bundles, or `aws`: DynamoDB and S3. */
export type StoreKind = 'database' | 'aws';

/** Every kind of store. */
export const storeKinds: readonly StoreKind[] = ['database', 'aws'];
