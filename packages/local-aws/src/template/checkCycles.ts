import { findDependsOn, findReferences } from './references';
import type { Template } from './Template';
import { TemplateError } from './TemplateError';

/** The resources that each resource needs. */
function readNeeds({ Resources }: Template): Map<string, string[]> {
  const needs = Object.entries(Resources).map(([id, resource]) => {
    const { names, attributeOwners } = findReferences(resource);
    const all = [...names, ...attributeOwners, ...findDependsOn(resource)];
    const resources = all.filter(name => Object.hasOwn(Resources, name));
    return [id, resources] as const;
  });
  return new Map(needs);
}

/** Takes away what needs nothing that is left, and what nothing left needs, until all that is left is in a cycle. */
function findCyclic(
  needs: Map<string, string[]>,
  left: string[] = [...needs.keys()],
): string[] {
  const needed = new Set(left.flatMap(id => needs.get(id) ?? []));
  const next = left.filter(
    id => needed.has(id) && needs.get(id)?.some(name => left.includes(name)),
  );
  return next.length === left.length ? left : findCyclic(needs, next);
}

/**
 * Checks that no resource needs itself, be it by way of others.
 *
 * @throws TemplateError that names the resources that do
 */
export function checkCycles(template: Template): void {
  const cyclic = findCyclic(readNeeds(template));
  if (cyclic.length === 0) return;
  throw new TemplateError(
    `Circular dependency between resources: [${cyclic.join(', ')}]`,
  );
}
