/**
 * Back end of the pattern orchestrator.
 * @packageDocumentation
 */
export { patternsPlugin as default } from './plugin';
