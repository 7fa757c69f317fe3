import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The catalog of patterns. @public */
export const rootRouteRef = createRouteRef({ id: 'patterns' });

/** One pattern. @public */
export const patternRouteRef = createSubRouteRef({
  id: 'patterns/pattern',
  parent: rootRouteRef,
  path: '/:name',
});

/** One version of a pattern. @public */
export const versionRouteRef = createSubRouteRef({
  id: 'patterns/version',
  parent: rootRouteRef,
  path: '/:name/versions/:version',
});

/** What the signed-in user has submitted. @public */
export const submissionsRouteRef = createSubRouteRef({
  id: 'patterns/submissions',
  parent: rootRouteRef,
  path: '/submissions',
});

/** What waits for a review. @public */
export const reviewsRouteRef = createSubRouteRef({
  id: 'patterns/reviews',
  parent: rootRouteRef,
  path: '/reviews',
});

/** Title, description, owner and attributes of a pattern, to change. @public */
export const editPatternRouteRef = createSubRouteRef({
  id: 'patterns/edit',
  parent: rootRouteRef,
  path: '/:name/edit',
});

/** What the signed-in user follows. @public */
export const followingRouteRef = createSubRouteRef({
  id: 'patterns/following',
  parent: rootRouteRef,
  path: '/following',
});

/** Every attribute, with the rules of its key. @public */
export const attributesRouteRef = createSubRouteRef({
  id: 'patterns/attributes',
  parent: rootRouteRef,
  path: '/attributes',
});

/** One attribute. @public */
export const attributeRouteRef = createSubRouteRef({
  id: 'patterns/attribute',
  parent: rootRouteRef,
  path: '/attributes/:id',
});

/** What the signed-in user has launched. @public */
export const launchesRouteRef = createSubRouteRef({
  id: 'patterns/launches',
  parent: rootRouteRef,
  path: '/launches',
});

/** One use of a version. @public */
export const launchRouteRef = createSubRouteRef({
  id: 'patterns/launch',
  parent: rootRouteRef,
  path: '/launches/:id',
});

/** The form that launches a version of a pattern. @public */
export const launchPatternRouteRef = createSubRouteRef({
  id: 'patterns/launch-pattern',
  parent: rootRouteRef,
  path: '/:name/launch',
});

/** Whether what the portal needs of AWS is set up right. @public */
export const awsHealthRouteRef = createSubRouteRef({
  id: 'patterns/aws',
  parent: rootRouteRef,
  path: '/aws',
});

/** The catalog in figures, for administrators. @public */
export const overviewRouteRef = createSubRouteRef({
  id: 'patterns/overview',
  parent: rootRouteRef,
  path: '/overview',
});

/** The versions behind one of the figures. @public */
export const versionsInStateRouteRef = createSubRouteRef({
  id: 'patterns/overview/state',
  parent: rootRouteRef,
  path: '/overview/:state',
});

/** The wizard of a scaffolder template; absent where there is no scaffolder. @public */
export const publishTemplateRouteRef = createExternalRouteRef({
  id: 'publish-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The log of a release task; absent where there is no scaffolder. @public */
export const releaseTaskRouteRef = createExternalRouteRef({
  id: 'release-task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});
