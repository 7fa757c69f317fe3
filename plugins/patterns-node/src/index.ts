/**
 * Extension points of the patterns back end and the interfaces behind them.
 * @packageDocumentation
 */
export * from './bundle/limits';
export * from './bundle/bundlePath';
export * from './bundle/Bundle';
export * from './bundle/unpackTarball';
export * from './bundle/BundleStore';
export * from './bundle/bundleDigest';
export * from './bundle/readBundleFile';
export * from './bundle/bundleDocuments';
export * from './builder/limits';
export * from './builder/PatternBuilder';
export * from './builder/cleanLine';
export * from './scanner/PatternScanner';
export * from './store/PatternStore';
export * from './store/AttributeStore';
export * from './store/aboutChanges';
export * from './store/checkSubmission';
export * from './store/checkText';
export * from './store/keysetCursor';
export * from './store/searchTerms';
export * from './store/patternAttributes';
export * from './store/patternStanding';
export * from './store/storeErrors';
export * from './store/StoreTransfer';
export * from './store/ItemTally';
export * from './store/versionRank';
export * from './sync/AttributeSync';
export * from './sync/AttributeSyncQueue';
export * from './store/meetsFilter';
export * from './aws/AwsAccess';
export * from './aws/attributeGroupName';
export * from './aws/awsClientSettings';
export * from './aws/describeAwsError';
export * from './aws/isAwsError';
export * from './aws/managedTags';
export * from './health/AwsCheck';
export * from './permissions';
export * from './extensionPoints';
export { requestIdOf } from './http/requestId';
