import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import {
  PATTERN_ANNOTATION_PREFIX,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';

const { isValidLabelKey, isValidLabelValue } = KubernetesValidatorFunctions;

/** The attributes that have one value as labels; without those that the catalog refuses as a label. */
export function toLabels(
  attributes: PatternAttributes,
): Record<string, string> {
  const labels = Object.entries(attributes)
    .filter(([, values]) => values.length === 1)
    .map(([key, [value]]) => [`${PATTERN_ANNOTATION_PREFIX}/${key}`, value])
    .filter(([key, value]) => isValidLabelKey(key) && isValidLabelValue(value));
  return Object.fromEntries(labels);
}
