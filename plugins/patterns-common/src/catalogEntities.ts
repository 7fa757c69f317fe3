import type { PatternType } from './model/types';

/** What the annotations and labels of a pattern's catalog entity begin with. @public */
export const PATTERN_ANNOTATION_PREFIX = 'patterns.apo';

/** Names the pattern that a catalog entity is. @public */
export const ANNOTATION_PATTERN_NAME = `${PATTERN_ANNOTATION_PREFIX}/name`;

/** The latest version of the pattern that a catalog entity is. @public */
export const ANNOTATION_PATTERN_VERSION = `${PATTERN_ANNOTATION_PREFIX}/version`;

/** Why the latest version of the pattern is deprecated. @public */
export const ANNOTATION_PATTERN_DEPRECATED = `${PATTERN_ANNOTATION_PREFIX}/deprecated`;

/** Name of the pattern to use instead. @public */
export const ANNOTATION_PATTERN_SUCCESSOR = `${PATTERN_ANNOTATION_PREFIX}/successor`;

/** `spec.type` of the Component that a pattern is in the catalog. @public */
export const patternEntityTypes: Readonly<Record<PatternType, string>> = {
  CFN: 'cfn-pattern',
  CDK: 'cdk-pattern',
};
