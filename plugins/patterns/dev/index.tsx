import { useEffect } from 'react';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend -- this file is an app, its package is a plugin
import '@backstage/ui/css/styles.css';
import plugin from '../src/alpha';
import { patternsApiRef } from '../src';
import { scaffolder } from '../src/__testUtils__/scaffolderStub';
import { createDemoApi } from './createDemoApi';

const demo = createFrontendModule({
  pluginId: 'patterns',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: patternsApiRef,
          deps: {},
          factory: () => createDemoApi(),
        }),
    }),
  ],
});

function SignInAsAda({ onSignInSuccess }: SignInPageProps) {
  useEffect(() => {
    onSignInSuccess({
      getProfileInfo: async () => ({ displayName: 'Ada' }),
      getBackstageIdentity: async () => ({
        type: 'user',
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: ['user:default/ada'],
      }),
      getCredentials: async () => ({}),
      signOut: async () => {},
    });
  }, [onSignInSuccess]);
  return null;
}

const signIn = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({ params: { loader: async () => SignInAsAda } }),
  ],
});

const app = createApp({ features: [plugin, scaffolder, demo, signIn] });

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
