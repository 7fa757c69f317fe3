import type { TemplateParameter } from '@apo/backstage-plugin-patterns-common';

/** Parameters that stand together in the form. */
export type ParameterGroup = { title: string; parameters: TemplateParameter[] };

/**
 * The parameters in the groups of the template; without such, those that must
 * be given come first.
 */
export function groupParameters(
  parameters: readonly TemplateParameter[],
): ParameterGroup[] {
  const titleOf = parameters.some(({ group }) => group)
    ? ({ group }: TemplateParameter) => group ?? 'Other'
    : ({ default: preset }: TemplateParameter) =>
        preset === undefined ? 'Parameters' : 'Optional';
  const groups = new Map<string, TemplateParameter[]>();
  for (const parameter of parameters) {
    const title = titleOf(parameter);
    groups.set(title, [...(groups.get(title) ?? []), parameter]);
  }
  return [...groups]
    .map(([title, items]) => ({ title, parameters: items }))
    .sort((a, b) => Number(isLast(a.title)) - Number(isLast(b.title)));
}

function isLast(title: string): boolean {
  return title === 'Other' || title === 'Optional';
}

/** What a parameter is called in the form. */
export function parameterLabel({ label, name }: TemplateParameter): string {
  return label || name;
}
