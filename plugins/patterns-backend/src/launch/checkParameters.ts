import {
  checkParameter,
  parameterField,
  type FieldProblem,
  type TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';
import { matchesPattern } from './matchesPattern';

type Value = { key: string; value: string };

/**
 * What CloudFormation would say of parameters, each of them by its field. No
 * value is repeated: it can be a secret.
 */
export function checkParameters(
  parameters: readonly TemplateParameter[],
  given: readonly Value[],
): FieldProblem[] {
  const names = parameters.map(({ name }) => name);
  const values = new Map(given.map(({ key, value }) => [key, value]));
  return [
    ...given
      .filter(({ key }) => !names.includes(key))
      .map(({ key }) => unknown(key, names)),
    ...given
      .filter(({ key }, at) => given.findIndex(g => g.key === key) !== at)
      .map(({ key }) => problem(key, 'is given once', 'leave one of them out')),
    ...parameters.flatMap(parameter => {
      const value = values.get(parameter.name);
      const found =
        checkParameter(parameter, value, { patterns: false }) ??
        checkPattern(parameter, value);
      return found ? [found] : [];
    }),
  ];
}

function checkPattern(
  parameter: TemplateParameter,
  value: string | undefined,
): FieldProblem | undefined {
  const { name, type, allowedPattern, constraintDescription } = parameter;
  if (type !== 'String' || !value || !allowedPattern) return undefined;
  if (matchesPattern(allowedPattern, value)) return undefined;
  return problem(
    name,
    `must match ${allowedPattern}`,
    constraintDescription ?? 'change it to match',
  );
}

function unknown(key: string, names: string[]): FieldProblem {
  return problem(
    key,
    'is a parameter of the template',
    names.length ? `use ${names.join(', ')}` : 'leave it out',
  );
}

function problem(key: string, rule: string, fix: string): FieldProblem {
  return { field: parameterField(key), rule, fix };
}
