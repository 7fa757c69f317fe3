/**
 * Users and groups of Amazon Cognito in the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleCognitoOrg as default } from './module';
export { ANNOTATION_USER_POOL_ID } from './entities/annotations';
