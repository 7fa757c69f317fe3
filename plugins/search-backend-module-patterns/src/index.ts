/**
 * Published patterns in the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModulePatterns as default } from './module';
export {
  PATTERNS_DOCUMENT_TYPE,
  type PatternDocument,
} from './documents/PatternDocument';
