import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiShapesLine } from '@remixicon/react';
import { z } from 'zod';
import { PatternsClient } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from './api';
import {
  attributeRouteRef,
  attributesRouteRef,
  followingRouteRef,
  awsHealthRouteRef,
  editPatternRouteRef,
  launchesRouteRef,
  overviewRouteRef,
  launchPatternRouteRef,
  launchRouteRef,
  patternRouteRef,
  publishTemplateRouteRef,
  releaseTaskRouteRef,
  reviewsRouteRef,
  rootRouteRef,
  submissionsRouteRef,
  versionRouteRef,
} from './routes';
import { entityExtensions } from './entity/entityExtensions';
import { homeWidgets } from './home/homeWidgets';
import { searchExtensions } from './search/searchExtensions';
import { wizardExtensions } from './wizard/extensions';

/**
 * The pages of the plugin. They draw the plugin header themselves, as its tabs
 * depend on what the user may do and carry a count.
 * @alpha
 */
export const patternsPage = PageBlueprint.makeWithOverrides({
  configSchema: {
    publishTemplate: z.string().default('template:default/publish-cfn-pattern'),
    publishCdkTemplate: z
      .string()
      .default('template:default/publish-cdk-pattern'),
    useCdkTemplate: z.string().default('template:default/use-cdk-pattern'),
    awsGuide: z.string().default(''),
    pageSize: z.number().int().min(1).max(100).default(20),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      path: '/patterns',
      routeRef: rootRouteRef,
      title: 'Patterns',
      noHeader: true,
      loader: () =>
        import('./components/Router').then(m => (
          <m.Router
            publishTemplate={config.publishTemplate}
            publishCdkTemplate={config.publishCdkTemplate}
            useCdkTemplate={config.useCdkTemplate}
            awsGuide={config.awsGuide}
            pageSize={config.pageSize}
          />
        )),
    });
  },
});

/** The client behind `patternsApiRef`. @alpha */
export const patternsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: patternsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PatternsClient(deps),
    }),
});

/** The plugin, for apps on the new frontend system. @alpha */
export default createFrontendPlugin({
  pluginId: 'patterns',
  title: 'Patterns',
  icon: <RiShapesLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    pattern: patternRouteRef,
    version: versionRouteRef,
    submissions: submissionsRouteRef,
    reviews: reviewsRouteRef,
    editPattern: editPatternRouteRef,
    launches: launchesRouteRef,
    launch: launchRouteRef,
    launchPattern: launchPatternRouteRef,
    attributes: attributesRouteRef,
    following: followingRouteRef,
    attribute: attributeRouteRef,
    aws: awsHealthRouteRef,
    overview: overviewRouteRef,
  },
  externalRoutes: {
    publishTemplate: publishTemplateRouteRef,
    releaseTask: releaseTaskRouteRef,
  },
  extensions: [
    patternsPage,
    patternsApi,
    ...wizardExtensions,
    ...homeWidgets,
    ...entityExtensions,
    ...searchExtensions,
  ],
});
