/**
 * Scaffolder actions that submit, release and publish patterns.
 * @packageDocumentation
 */
export { scaffolderModulePatterns as default } from './module';
export * from './actions/submit';
export * from './actions/releaseStart';
export * from './actions/publishServiceCatalog';
export * from './actions/releaseFinish';
export type { PatternsConnectionOptions } from './backend/connectToPatterns';
export * from './publisher/ServiceCatalogPublisher';
export * from './publisher/ServiceCatalogConfig';
export * from './publisher/AwsClients';
export * from './publisher/AwsCallError';
export { explainAwsError } from './publisher/explainAwsError';
export type {
  ProgressLog,
  PublishRequest,
  Timing,
} from './publisher/PublishContext';
