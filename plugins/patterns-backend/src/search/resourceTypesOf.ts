import type { Report } from '@apo/backstage-plugin-patterns-common';

/** The resource types of all templates of a report, each once, in order. */
export function resourceTypesOf(report: Report | undefined): string[] {
  const resources = report?.templates.flatMap(t => t.resources) ?? [];
  return [...new Set(resources.map(r => r.type))].sort();
}
