import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import { PREFIX } from './annotations';

const { isValidLabelKey, isValidLabelValue } = KubernetesValidatorFunctions;

/** The attributes that have one value as labels; without those that the catalog refuses as a label. */
export function toLabels(
  attributes: PatternAttributes,
): Record<string, string> {
  const labels = Object.entries(attributes)
    .filter(([, values]) => values.length === 1)
    .map(([key, [value]]) => [`${PREFIX}/${key}`, value])
    .filter(([key, value]) => isValidLabelKey(key) && isValidLabelValue(value));
  return Object.fromEntries(labels);
}
