/**
 * Contract suites that every implementation of a store runs, with Jest.
 * @packageDocumentation
 */
export { patternStoreContract } from './testUtils/patternStoreContract';
export { statisticsContract, type CountedStore } from './testUtils/statistics';
export {
  storeTransferContract,
  type TransferredStore,
} from './testUtils/storeTransferContract';
export { fillBusyStore, scenePatterns } from './testUtils/transferScene';
export {
  aSubmission,
  everything,
  namesOf,
  step,
  submitTo,
} from './testUtils/storeFixtures';
export { bundleStoreContract } from './testUtils/bundleStoreContract';
export { patternBuilderContract } from './testUtils/builderContract';
export { attributeSyncContract } from './testUtils/attributeSyncContract';
export type {
  CreateSyncScene,
  SyncScene,
} from './testUtils/attributeSyncScene';
