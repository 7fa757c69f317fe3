import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import {
  ANNOTATION_PATTERN_DEPRECATED,
  ANNOTATION_PATTERN_NAME,
  ANNOTATION_PATTERN_SUCCESSOR,
  ANNOTATION_PATTERN_VERSION,
} from '@apo/backstage-plugin-patterns-common';
import type { CatalogPattern } from '../patterns/CatalogPattern';

/** The annotations of a pattern's entity. */
export function annotationsOf({
  name,
  latestVersion,
  retirement,
}: CatalogPattern): Record<string, string> {
  const location = `patterns:${name}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ANNOTATION_PATTERN_NAME]: name,
    ...(latestVersion && { [ANNOTATION_PATTERN_VERSION]: latestVersion }),
    ...(retirement && { [ANNOTATION_PATTERN_DEPRECATED]: retirement.reason }),
    ...(retirement?.successor && {
      [ANNOTATION_PATTERN_SUCCESSOR]: retirement.successor,
    }),
  };
}
