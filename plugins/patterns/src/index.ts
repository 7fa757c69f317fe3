/**
 * Pages of the pattern catalog, for both frontend systems of Backstage.
 * @packageDocumentation
 */
export { patternsPlugin, PatternsPage } from './plugin';
export { patternsApiRef, type PatternsApi } from './api';
export * from './routes';
export {
  EntityPatternCard,
  EntityPatternVersions,
} from './entity/legacyEntityExtensions';
export { isPatternEntity } from './entity/isPatternEntity';
export { PatternSearchResultListItem } from './search/legacySearchExtension';
export {
  PatternAttributesFieldExtension,
  PatternContentFieldExtension,
  PatternNameFieldExtension,
  PatternOwnerFieldExtension,
  PatternVersionFieldExtension,
} from './wizard/legacyFieldExtensions';
export { YourRole } from './components/YourRole';
export { PublishersOnly } from './wizard/shared/PublishersOnly';
export {
  usePublishRight,
  type PublishRight,
} from './wizard/shared/usePublishRight';
export type {
  ContentFile,
  ContentFiles,
  ContentSource,
  PatternContentValue,
  PatternFormData,
} from './wizard/wizardFormData';
