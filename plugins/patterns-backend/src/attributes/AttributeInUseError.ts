import { ConflictError } from '@backstage/errors';

/** A 409 that names patterns which carry an attribute. */
export class AttributeInUseError extends ConflictError {
  /**
   * @param patterns - the first of those that the caller may see
   * @param uses - how many there are in all
   */
  constructor(id: string, readonly patterns: string[], readonly uses: number) {
    super(
      `The attribute ${id} is carried by ${count(uses)}: take it off ${
        uses === 1 ? 'it' : 'them'
      } first${naming(patterns, uses)}`,
    );
  }
}

function count(uses: number): string {
  return uses === 1 ? 'a pattern' : `${uses} patterns`;
}

function naming(patterns: string[], uses: number): string {
  if (!patterns.length) return '';
  const others = uses - patterns.length;
  const names = patterns.join(', ');
  return ` (${others ? `${names} and ${others} more` : names})`;
}
