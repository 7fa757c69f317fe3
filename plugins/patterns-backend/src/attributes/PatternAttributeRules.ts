import {
  areSameAttributes,
  attributeIdsOf,
  checkPatternAttributes,
  type FieldProblem,
  type PatternAttributes,
  type PatternType,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeStore,
  AttributeSync,
} from '@apo/backstage-plugin-patterns-node';
import { FieldError } from '../service/FieldError';

/** What patterns may carry: the rules of the keys, and the limits of AWS. */
export class PatternAttributeRules {
  constructor(
    private readonly options: {
      store: AttributeStore;
      /** Absent where attributes stay in the portal. */
      sync?: AttributeSync;
    },
  ) {}

  /**
   * Demands that a pattern may carry what it is to. What an existing one
   * carries already is not looked at: a rule that came later breaks nothing.
   *
   * @throws FieldError that names each key.
   */
  async demand(
    next: { type: PatternType; attributes?: PatternAttributes },
    pattern?: { attributes: PatternAttributes },
  ): Promise<void> {
    const { type, attributes = pattern?.attributes ?? {} } = next;
    if (pattern && areSameAttributes(attributes, pattern.attributes)) return;
    const keys = await this.options.store.listAttributeKeys();
    const problems = [
      ...checkPatternAttributes(attributes, type, keys),
      ...this.checkCount(attributes, type),
    ];
    if (problems.length) throw new FieldError(problems);
  }

  private checkCount(
    attributes: PatternAttributes,
    type: PatternType,
  ): FieldProblem[] {
    const limit = this.options.sync?.limits.perPattern?.[type];
    const count = attributeIdsOf(attributes).length;
    if (limit === undefined || count <= limit) return [];
    return [
      {
        field: 'attributes',
        rule: `has at most ${limit} values for a ${type} pattern, which is all that AWS takes`,
        fix: `leave out ${count - limit}`,
      },
    ];
  }
}
