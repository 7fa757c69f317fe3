import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { cognitoAuthApi } from './cognitoAuthApi';

const signInPage = SignInPageBlueprint.make({
  params: { loader: () => import('./SignInPage').then(m => m.SignInPage) },
});

/** The portal's sign-in: with Amazon Cognito, or with what plays it on a laptop. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [cognitoAuthApi, signInPage],
});
