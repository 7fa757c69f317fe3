/**
 * Model, permissions and API client of the patterns plugins.
 * @packageDocumentation
 */
export * from './model/types';
export * from './model/versionStates';
export * from './model/buildSteps';
export {
  checkAbout,
  checkOwner,
  checkPatternName,
  checkSubmission,
  checkVersion,
  describeProblem,
  MAX_DESCRIPTION_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NOTES_LENGTH,
  MAX_TEMPLATE_BYTES,
  MAX_TITLE_LENGTH,
  MAX_VERSION_LENGTH,
  patternTypes,
  reservedNames,
} from './model/fieldRules';
export * from './model/attributeRules';
export * from './permissions';
export * from './roles';
export { userName } from './cognito/userName';
export * from './events';
export { toSarif } from './sarif';
export * from './client/PatternsClient';
export * from './client/AttributesClient';
export type {
  CallOptions,
  PatternsClientOptions,
} from './client/callPatternsApi';
