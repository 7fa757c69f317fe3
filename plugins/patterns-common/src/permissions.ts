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

/** Create a pattern, and use the tools that help to write one. @public */
export const patternCreatePermission = createPermission({
  name: 'patterns.pattern.create',
  attributes: { action: 'create' },
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

/** Start a failed release again. @public */
export const releaseRetryPermission = createPermission({
  name: 'patterns.release.retry',
  attributes: { action: 'update' },
  resourceType,
});

/** Every permission of the patterns plugin. @public */
export const patternsPermissions = [
  patternReadPermission,
  patternReadUnpublishedPermission,
  patternCreatePermission,
  versionSubmitPermission,
  versionReviewPermission,
  releaseRetryPermission,
];
