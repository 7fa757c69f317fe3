import type { Deployment } from '../deployment/Deployment';

/** Of a list of constructs, those whose stack a configuration has; in order. */
export function inStacksOf(
  { resources }: Deployment,
  constructs: Record<string, unknown>,
): string[] {
  const stacks = new Set<string>(resources.map(({ stack }) => stack));
  return Object.keys(constructs)
    .filter(construct => stacks.has(construct.split('/')[0]))
    .sort();
}
