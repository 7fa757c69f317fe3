import { KubernetesValidatorFunctions } from '@backstage/catalog-model';

/**
 * The name of a pattern's entity: the pattern's, but for a pattern name that
 * begins or ends with `-` or `_`, which the catalog refuses: `_x` is `p._x.p`.
 * No pattern name has a dot, so two patterns never have one name.
 * @public
 */
export function toEntityName(patternName: string): string {
  return KubernetesValidatorFunctions.isValidObjectName(patternName)
    ? patternName
    : `p.${patternName}.p`;
}
