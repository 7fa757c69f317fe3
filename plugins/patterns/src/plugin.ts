import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { PatternsClient } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from './api';
import {
  publishTemplateRouteRef,
  releaseTaskRouteRef,
  rootRouteRef,
} from './routes';

/** The plugin, for apps on the old frontend system. @public */
export const patternsPlugin = createPlugin({
  id: 'patterns',
  routes: { root: rootRouteRef },
  externalRoutes: {
    publishTemplate: publishTemplateRouteRef,
    releaseTask: releaseTaskRouteRef,
  },
  apis: [
    createApiFactory({
      api: patternsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PatternsClient(deps),
    }),
  ],
});

/** Every page of the plugin, for a route of an app on the old frontend system. @public */
export const PatternsPage = patternsPlugin.provide(
  createRoutableExtension({
    name: 'PatternsPage',
    component: () => import('./components/Router').then(m => m.LegacyRouter),
    mountPoint: rootRouteRef,
  }),
);
