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
export { meetsFilter } from './store/meetsFilter';
export * from './permissions';
export * from './extensionPoints';
export { requestIdOf } from './http/requestId';
