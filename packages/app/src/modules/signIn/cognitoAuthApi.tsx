import { OAuth2 } from '@backstage/core-app-api';
import {
  ApiBlueprint,
  configApiRef,
  discoveryApiRef,
  oauthRequestApiRef,
} from '@backstage/frontend-plugin-api';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { cognitoAuthApiRef } from './cognitoAuthApiRef';

/**
 * Provides `cognitoAuthApiRef`. Whether a sign-in redirects or opens a popup
 * is the app config's `enableExperimentalRedirectFlow`.
 */
export const cognitoAuthApi = ApiBlueprint.make({
  name: 'cognito-auth',
  params: defineParams =>
    defineParams({
      api: cognitoAuthApiRef,
      deps: {
        configApi: configApiRef,
        discoveryApi: discoveryApiRef,
        oauthRequestApi: oauthRequestApiRef,
      },
      factory: ({ configApi, discoveryApi, oauthRequestApi }) =>
        OAuth2.create({
          configApi,
          discoveryApi,
          oauthRequestApi,
          environment: configApi.getOptionalString('auth.environment'),
          provider: {
            id: 'cognito',
            title: 'Amazon Cognito',
            icon: () => <RiShieldKeyholeLine />,
          },
          defaultScopes: ['openid', 'profile', 'email'],
        }),
    }),
});
