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

/** Whether what the portal needs of AWS is set up right. @public */
export const awsHealthRouteRef = createSubRouteRef({
  id: 'patterns/aws',
  parent: rootRouteRef,
  path: '/aws',
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
