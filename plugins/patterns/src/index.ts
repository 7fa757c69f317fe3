/**
 * Pages of the pattern catalog, for both frontend systems of Backstage.
 * @packageDocumentation
 */
export { patternsPlugin, PatternsPage } from './plugin';
export { patternsApiRef, type PatternsApi } from './api';
export * from './routes';
export {
  PatternContentFieldExtension,
  PatternNameFieldExtension,
  PatternVersionFieldExtension,
} from './wizard/legacyFieldExtensions';
export type {
  ContentFile,
  ContentFiles,
  ContentSource,
  PatternContentValue,
  PatternFormData,
} from './wizard/wizardFormData';
