import { findIntrinsics } from './intrinsics';
import type { Template } from './Template';
import { formatError, TemplateError } from './TemplateError';

function unresolved(name: string, block: string): Error {
  return formatError(
    `Unresolved condition dependency ${name} in the ${block} block of the template`,
  );
}

/** The conditions on which the entries of a section depend. */
function checkEntries(
  template: Template,
  block: 'Resources' | 'Outputs',
): void {
  for (const { Condition } of Object.values(template[block])) {
    if (Condition === undefined) continue;
    if (!Object.hasOwn(template.Conditions, String(Condition))) {
      throw unresolved(String(Condition), block);
    }
  }
}

/** The conditions of which other conditions are made. */
function checkConditionBlock({ Conditions }: Template): void {
  for (const { name, argument } of findIntrinsics(Conditions)) {
    if (name !== 'Condition') continue;
    if (!Object.hasOwn(Conditions, String(argument))) {
      throw unresolved(String(argument), 'Conditions');
    }
  }
}

function checkIfs({ Conditions, Resources, Outputs }: Template): void {
  for (const { name, argument } of findIntrinsics([Resources, Outputs])) {
    if (name !== 'Fn::If') continue;
    const condition = Array.isArray(argument) ? String(argument[0]) : '';
    if (!Object.hasOwn(Conditions, condition)) {
      throw new TemplateError(
        `Template error: unresolved condition dependency ${condition} in Fn::If`,
      );
    }
  }
}

/**
 * Checks that each condition that a template names is there.
 *
 * @throws TemplateError that names the one that is not
 */
export function checkConditions(template: Template): void {
  checkConditionBlock(template);
  checkEntries(template, 'Resources');
  checkEntries(template, 'Outputs');
  checkIfs(template);
}
