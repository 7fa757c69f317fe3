/**
 * Scaffolder actions that submit, release and publish patterns.
 * @packageDocumentation
 */
export { scaffolderModulePatterns as default } from './module';
export * from './actions/submit';
export * from './actions/releaseStart';
export * from './actions/publishServiceCatalog';
export * from './actions/publishCodeArtifact';
export * from './actions/releaseFinish';
export * from './actions/packageGet';
export * from './actions/applicationSave';
export * from './actions/applicationRecord';
export type { PatternsConnectionOptions } from './backend/connectToPatterns';
export * from './serviceCatalog/ServiceCatalogPublisher';
export * from './serviceCatalog/ServiceCatalogConfig';
export * from './serviceCatalog/AwsClients';
export * from './aws/AwsCallError';
export { explainAwsError } from './aws/explainAwsError';
export { TargetClients, type ReleaseClients } from './aws/ReleaseClients';
export type { PublisherRole } from './aws/PublisherRole';
export type { PolicyStatement, SessionPolicy } from './aws/SessionPolicy';
export type { PublishTarget, TargetPublisher } from './release/PublishTarget';
export * from './release/TargetsFailedError';
export type { Polling, ProgressLog } from './aws/progress';
export type { PublishRequest, Timing } from './serviceCatalog/PublishContext';
export * from './codeArtifact/CodeArtifactPublisher';
export * from './codeArtifact/CodeArtifactConfig';
export * from './codeArtifact/CodeArtifactClients';
