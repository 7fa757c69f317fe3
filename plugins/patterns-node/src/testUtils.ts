/**
 * Contract suites that every implementation of a store runs, with Jest.
 * @packageDocumentation
 */
export { patternStoreContract } from './testUtils/patternStoreContract';
export { bundleStoreContract } from './testUtils/bundleStoreContract';
export { patternBuilderContract } from './testUtils/builderContract';
export { attributeSyncContract } from './testUtils/attributeSyncContract';
export type {
  CreateSyncScene,
  SyncScene,
} from './testUtils/attributeSyncScene';
