/**
 * Model, permissions and API client of the patterns plugins.
 * @packageDocumentation
 */
export * from './model/types';
export * from './model/versionStates';
export * from './model/buildSteps';
export * from './model/fieldRules';
export * from './permissions';
export * from './roles';
export { userName } from './cognito/userName';
export * from './events';
export { toSarif } from './sarif';
export * from './client/PatternsClient';
