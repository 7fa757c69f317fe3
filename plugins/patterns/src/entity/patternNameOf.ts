import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_PATTERN_NAME } from '@apo/backstage-plugin-patterns-common';

/** The name of the pattern that an entity is; the entity's may differ from it. */
export function patternNameOf({ metadata }: Entity): string {
  return metadata.annotations?.[ANNOTATION_PATTERN_NAME] ?? metadata.name;
}
