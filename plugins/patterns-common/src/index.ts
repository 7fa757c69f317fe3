/**
 * Model, permissions and API client of the patterns plugins.
 * @packageDocumentation
 */
export * from './model/types';
export * from './model/versionStates';
export * from './model/lifecycle';
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
export * from './model/launchRules';
export * from './model/parameterTypes';
export { abbreviationsIn } from './model/abbreviations';
export * from './permissions';
export * from './roles';
export { userName } from './cognito/userName';
export * from './catalogEntities';
export * from './events';
export { toSarif } from './sarif';
export {
  propsInterface,
  propsParameter,
  requiredProps,
} from './package/constructProps';
export { packageRange } from './package/packageRange';
export { parseParameters } from './package/signature';
export type { SignatureParameter } from './package/signature';
export * from './client/PatternsClient';
export * from './client/AttributesClient';
export * from './client/LaunchesClient';
export * from './client/SubscriptionsClient';
export type {
  CallOptions,
  PatternsClientOptions,
} from './client/callPatternsApi';
