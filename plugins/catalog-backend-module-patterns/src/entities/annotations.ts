import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import type { PatternSummary } from '@apo/backstage-plugin-patterns-common';

/** What our annotations and labels begin with. */
export const PREFIX = 'patterns.apo';

/**
 * Names the pattern that an entity is.
 * @public
 */
export const ANNOTATION_PATTERN_NAME = `${PREFIX}/name`;

/**
 * The latest version of the pattern that an entity is.
 * @public
 */
export const ANNOTATION_PATTERN_VERSION = `${PREFIX}/version`;

/** The annotations of a pattern's entity. */
export function annotationsOf({
  name,
  latestVersion,
}: PatternSummary): Record<string, string> {
  const location = `patterns:${name}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ANNOTATION_PATTERN_NAME]: name,
    ...(latestVersion && { [ANNOTATION_PATTERN_VERSION]: latestVersion }),
  };
}
