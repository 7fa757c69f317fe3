import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of patterns in the permission framework; the ref is the pattern's name. @public */
export const RESOURCE_TYPE_PATTERN = 'pattern';

const resourceType = RESOURCE_TYPE_PATTERN;

/** Browse and read patterns and their published versions. @public */
export const patternReadPermission = createPermission({
  name: 'patterns.pattern.read',
  attributes: { action: 'read' },
  resourceType,
});

/** Read versions that are not published, and their findings. @public */
export const patternReadUnpublishedPermission = createPermission({
  name: 'patterns.version.read.unpublished',
  attributes: { action: 'read' },
  resourceType,
});

/** Read who did what with a pattern, earlier submissions and refused ones too. @public */
export const historyReadPermission = createPermission({
  name: 'patterns.history.read',
  attributes: { action: 'read' },
  resourceType,
});

/** Create a pattern, and use the tools that help to write one. @public */
export const patternCreatePermission = createPermission({
  name: 'patterns.pattern.create',
  attributes: { action: 'create' },
});

/** Change title, description, owner or attributes of a pattern. @public */
export const patternUpdatePermission = createPermission({
  name: 'patterns.pattern.update',
  attributes: { action: 'update' },
  resourceType,
});

/** Submit a version of an existing pattern. @public */
export const versionSubmitPermission = createPermission({
  name: 'patterns.version.submit',
  attributes: { action: 'update' },
  resourceType,
});

/** Approve or reject a version. Nobody reviews their own, whatever they may. @public */
export const versionReviewPermission = createPermission({
  name: 'patterns.version.review',
  attributes: { action: 'update' },
  resourceType,
});

/** Deprecate a pattern or a version, and take that back. @public */
export const versionDeprecatePermission = createPermission({
  name: 'patterns.version.deprecate',
  attributes: { action: 'update' },
  resourceType,
});

/** Revoke a pattern or a version, and take that back. @public */
export const versionRevokePermission = createPermission({
  name: 'patterns.version.revoke',
  attributes: { action: 'delete' },
  resourceType,
});

/** Start a failed release again. @public */
export const releaseRetryPermission = createPermission({
  name: 'patterns.release.retry',
  attributes: { action: 'update' },
  resourceType,
});

/** Be told, oneself, of changes of a pattern. @public */
export const patternSubscribePermission = createPermission({
  name: 'patterns.pattern.subscribe',
  attributes: { action: 'update' },
  resourceType,
});

/** Provision the product of a pattern, or record an application that uses it. @public */
export const patternLaunchPermission = createPermission({
  name: 'patterns.pattern.launch',
  attributes: { action: 'create' },
  resourceType,
});

/** End what others have launched of a pattern. @public */
export const launchEndPermission = createPermission({
  name: 'patterns.launch.end',
  attributes: { action: 'delete' },
  resourceType,
});

/** Browse and read attributes. @public */
export const attributeReadPermission = createPermission({
  name: 'patterns.attribute.read',
  attributes: { action: 'read' },
});

/** Create an attribute. @public */
export const attributeCreatePermission = createPermission({
  name: 'patterns.attribute.create',
  attributes: { action: 'create' },
});

/** Change an attribute, and the rules of its key. @public */
export const attributeUpdatePermission = createPermission({
  name: 'patterns.attribute.update',
  attributes: { action: 'update' },
});

/** Delete an attribute. @public */
export const attributeDeletePermission = createPermission({
  name: 'patterns.attribute.delete',
  attributes: { action: 'delete' },
});

/** Bring attributes to AWS again, and repair what differs there. @public */
export const attributeSyncPermission = createPermission({
  name: 'patterns.attribute.sync',
  attributes: { action: 'update' },
});

/** Read figures over all patterns. @public */
export const statisticsReadPermission = createPermission({
  name: 'patterns.statistics.read',
  attributes: { action: 'read' },
});

/** Read whether what the portal needs of AWS is set up right. @public */
export const awsReadPermission = createPermission({
  name: 'patterns.aws.read',
  attributes: { action: 'read' },
});

/** The permissions that are about one pattern. @public */
export const patternResourcePermissions = [
  patternReadPermission,
  patternReadUnpublishedPermission,
  historyReadPermission,
  patternUpdatePermission,
  versionSubmitPermission,
  versionReviewPermission,
  versionDeprecatePermission,
  versionRevokePermission,
  releaseRetryPermission,
  patternSubscribePermission,
  patternLaunchPermission,
  launchEndPermission,
];

/** The permissions that are about no pattern in particular. @public */
export const patternBasicPermissions = [
  patternCreatePermission,
  attributeReadPermission,
  attributeCreatePermission,
  attributeUpdatePermission,
  attributeDeletePermission,
  attributeSyncPermission,
  awsReadPermission,
  statisticsReadPermission,
];

/** Every permission of the patterns plugin. @public */
export const patternsPermissions = [
  ...patternResourcePermissions,
  ...patternBasicPermissions,
];
