import { DEFAULT_NAMESPACE, type Entity } from '@backstage/catalog-model';
import {
  patternEntityTypes,
  type PatternLifecycle,
} from '@apo/backstage-plugin-patterns-common';
import type { CatalogPattern } from '../patterns/CatalogPattern';
import { annotationsOf } from './annotations';
import { toEntityName } from './toEntityName';
import { toLabels } from './toLabels';
import { toLinks } from './toLinks';
import { toTags } from './toTags';

/** What is not here has no entity: everyone who reads the catalog would see it. */
const lifecycles: Partial<Record<PatternLifecycle, string>> = {
  active: 'production',
  deprecated: 'deprecated',
};

/** Lifecycles of the patterns that have an entity. */
export const lifecyclesInCatalog = Object.keys(lifecycles);

/**
 * The entity of a pattern, or undefined when it has none: when nothing of it is
 * published, or all that was is revoked.
 *
 * @param baseUrl - URL of the portal, without a slash at its end
 */
export function toPatternEntity(
  pattern: CatalogPattern,
  baseUrl: string,
): Entity | undefined {
  const { name, title, description, type, owner, attributes } = pattern;
  const lifecycle = lifecycles[pattern.lifecycle];
  if (!lifecycle) return undefined;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: toEntityName(name),
      namespace: DEFAULT_NAMESPACE,
      title,
      ...(description && { description }),
      labels: toLabels(attributes),
      annotations: annotationsOf(pattern),
      tags: toTags(attributes),
      links: toLinks(pattern, baseUrl),
    },
    spec: {
      type: patternEntityTypes[type],
      lifecycle,
      owner,
      attributes,
    },
  };
}
