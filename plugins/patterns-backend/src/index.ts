/**
 * Back end of the pattern orchestrator.
 * @packageDocumentation
 */
export { patternsPlugin as default } from './plugin';
export { DatabasePatternStore } from './store/DatabasePatternStore';
export { FolderBundleStore } from './store/FolderBundleStore';
