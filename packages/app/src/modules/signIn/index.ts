export { signInModule } from './signInModule';
export { cognitoAuthApiRef } from './cognitoAuthApiRef';
