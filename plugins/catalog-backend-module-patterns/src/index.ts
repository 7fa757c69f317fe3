/**
 * Published patterns in the catalog.
 *
 * @packageDocumentation
 */
export { catalogModulePatterns as default } from './module';
export {
  ANNOTATION_PATTERN_NAME,
  ANNOTATION_PATTERN_VERSION,
} from '@apo/backstage-plugin-patterns-common';
export { toEntityName } from './entities/toEntityName';
