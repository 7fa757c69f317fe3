import type { Entity } from '@backstage/catalog-model';
import { patternEntityTypes } from '@apo/backstage-plugin-patterns-common';

/** Whether an entity is a pattern, for an `EntitySwitch` of the old frontend system. @public */
export function isPatternEntity({ kind, spec }: Entity): boolean {
  return (
    kind.toLocaleLowerCase('en-US') === 'component' &&
    Object.values(patternEntityTypes).some(type => type === spec?.type)
  );
}
