/**
 * Extension points of the patterns back end and the interfaces behind them.
 * @packageDocumentation
 */
export * from './bundle/limits';
export * from './bundle/bundlePath';
export * from './bundle/Bundle';
export * from './bundle/unpackTarball';
export * from './bundle/BundleStore';
export * from './bundle/bundleDocuments';
export * from './builder/limits';
export * from './builder/PatternBuilder';
export * from './builder/cleanLine';
export * from './scanner/PatternScanner';
export * from './store/PatternStore';
export * from './store/AttributeStore';
export * from './sync/AttributeSync';
export { meetsFilter } from './store/meetsFilter';
export * from './aws/AwsAccess';
export * from './aws/attributeGroupName';
export * from './aws/awsClientSettings';
export * from './aws/describeAwsError';
export * from './aws/isAwsError';
export * from './aws/managedTags';
export * from './permissions';
export * from './extensionPoints';
export { requestIdOf } from './http/requestId';
