/**
 * Sign-in with Amazon Cognito: the user pool's groups become roles of the portal.
 *
 * @packageDocumentation
 */
export { authModuleCognito as default } from './module';
export { createCognitoAuthenticator } from './authenticator';
export { createCognitoGroupsResolver } from './groupsResolver';
export type { CognitoGroupsOptions } from './groupsResolver';
export { parseGroups } from './parseGroups';
export { cognitoProfileTransform } from './profileTransform';
