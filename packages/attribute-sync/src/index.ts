/**
 * Brings attributes to AWS, in the portal and in a Lambda function: nothing of
 * Backstage's back end may come in here.
 * @packageDocumentation
 */
export * from './AttributeSyncClients';
export * from './AttributeSyncConfig';
export { callAws } from './callAws';
export * from './createAttributeSync';
export * from './appRegistry/AppRegistryAttributeSync';
export * from './tags/TagsAttributeSync';
export * from './queue/jobBody';
export * from './queue/resultBody';
export * from './queue/performJob';
export {
  AttributeSyncError,
  awsClientSettings,
} from '@apo/backstage-plugin-patterns-node/aws';
export type {
  AttributeSync,
  SyncJob,
  SyncJobOutcome,
  SyncResult,
} from '@apo/backstage-plugin-patterns-node';
