/**
 * AWS behind the patterns back end.
 * @packageDocumentation
 */
export { patternsModuleAws as default } from './module';
export * from './codeBuild/CodeBuildBuilder';
export * from './codeBuild/CodeBuildConfig';
export * from './codeBuild/CodeBuildClients';
export * from './attributeSync/AttributeSyncConfig';
export * from './attributeSync/AttributeSyncClients';
export * from './attributeSync/tags/TagsAttributeSync';
export * from './attributeSync/appRegistry/AppRegistryAttributeSync';
