/**
 * AWS behind the patterns back end.
 * @packageDocumentation
 */
export { patternsModuleAws as default } from './module';
export * from './codeBuild/CodeBuildBuilder';
export * from './codeBuild/CodeBuildConfig';
export * from './codeBuild/CodeBuildClients';
export * from './codeBuild/BuildNews';
export * from './attributeSync/AttributeSyncConfig';
export * from './attributeSync/queue/SqsAttributeSyncQueue';
export * from './dynamoDb/createDynamoDbPatternStore';
export * from './dynamoDb/DynamoDbConfig';
export * from './dynamoDb/DynamoDbPatternStore';
export { patternTable } from './dynamoDb/patternTable';
export * from './events/EventsConfig';
export * from './launch/LaunchClients';
export * from './launch/LaunchConfig';
export * from './launch/ServiceCatalogLauncher';
export * from './s3/S3BundleConfig';
export * from './s3/S3BundleStore';
export * from './s3/createS3BundleStore';
export {
  AppRegistryAttributeSync,
  createAttributeSyncClients,
  TagsAttributeSync,
  type AppRegistryConfig,
  type AttributeSyncClients,
  type AttributeSyncConfig,
  type ClientsOfRegion,
  type TagsConfig,
} from '@apo/attribute-sync';
