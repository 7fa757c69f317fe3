import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

const root = createRouteRef({ id: 'scaffolder' });

/** Stands in for the scaffolder, which the wizard and the task log belong to. */
export const scaffolder = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: {
    selectedTemplate: createSubRouteRef({
      id: 'template',
      parent: root,
      path: '/templates/:namespace/:templateName',
    }),
    ongoingTask: createSubRouteRef({
      id: 'task',
      parent: root,
      path: '/tasks/:taskId',
    }),
  },
  extensions: [
    PageBlueprint.make({
      params: { path: '/create', routeRef: root, loader: async () => <p /> },
    }),
  ],
});
