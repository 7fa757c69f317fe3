import { problem } from './fieldRules';
import { parameterKind } from './parameterTypes';
import type { FieldProblem, TemplateParameter } from './types';

/** Longest name of a provisioned product, in characters. @public */
export const MAX_PRODUCT_NAME_LENGTH = 128;
/** Longest value of a parameter, in characters: what Service Catalog takes. @public */
export const MAX_PARAMETER_LENGTH = 4096;

/** The field of a problem that is about a parameter. @public */
export function parameterField(name: string): string {
  return `parameters.${name}`;
}

/**
 * The rule that the name of a provisioned product breaks, or undefined. Source:
 * AWS Service Catalog, ProvisionProduct, `ProvisionedProductName`.
 * @public
 */
export function checkProductName(name: string): FieldProblem | undefined {
  if (!name) {
    return problem('name', 'is required', 'give it one that you find again');
  }
  if (name.length > MAX_PRODUCT_NAME_LENGTH) {
    return problem(
      'name',
      `has at most ${MAX_PRODUCT_NAME_LENGTH} characters`,
      `shorten it by ${name.length - MAX_PRODUCT_NAME_LENGTH}`,
    );
  }
  if (!/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/.test(name)) {
    return problem(
      'name',
      'has only a-z, A-Z, 0-9, ., _ and -, and starts with a letter or digit',
      'use a form such as team-orders-bucket',
    );
  }
  return undefined;
}

/**
 * The rule of the template that a parameter's value breaks, or undefined.
 *
 * @param value - undefined where none is given.
 * @param options - with `patterns: false`, what a template's author wrote as a
 *   regular expression is not run: such an expression can take for ever.
 * @public
 */
export function checkParameter(
  parameter: TemplateParameter,
  value: string | undefined,
  options: { patterns?: boolean } = {},
): FieldProblem | undefined {
  const field = parameterField(parameter.name);
  if (!value && !mayBeEmpty(parameter, value)) {
    return problem(field, 'is required', 'give it a value');
  }
  if (!value) return undefined;
  if (value.length > MAX_PARAMETER_LENGTH) {
    return problem(
      field,
      `has at most ${MAX_PARAMETER_LENGTH} characters`,
      `shorten it by ${value.length - MAX_PARAMETER_LENGTH}`,
    );
  }
  const { isList } = parameterKind(parameter.type);
  const values = isList ? value.split(',').map(item => item.trim()) : [value];
  for (const each of values) {
    const rule = brokenRule(parameter, each, options.patterns !== false);
    if (rule) return problem(field, ...rule);
  }
  return undefined;
}

/** Whether a parameter needs no value, or takes an empty one. */
function mayBeEmpty(
  parameter: TemplateParameter,
  value: string | undefined,
): boolean {
  const { allowedValues, default: preset } = parameter;
  if (preset === undefined) {
    return value === '' && Boolean(allowedValues?.includes(''));
  }
  if (value === undefined || preset === '') return true;
  // Text may be emptied, unless a rule forbids it.
  return parameter.type === 'String' && !brokenRule(parameter, '', true);
}

type Rule = [rule: string, fix: string];

function brokenRule(
  parameter: TemplateParameter,
  value: string,
  runPatterns: boolean,
): Rule | undefined {
  const { allowedValues, constraintDescription: said } = parameter;
  const kind = parameterKind(parameter.type);
  if (allowedValues && !isAllowed(allowedValues, value, kind.isNumber)) {
    return [
      'is one of the values that the template allows',
      said ?? `use ${allowedValues.slice(0, 10).join(', ')}`,
    ];
  }
  if (kind.form && !kind.form.test(value)) {
    return ['is not what its type asks for', `give ${kind.expects}`];
  }
  if (kind.isNumber) return brokenRange(parameter, value);
  return (
    brokenLength(parameter, value) ??
    (runPatterns ? brokenPattern(parameter, value) : undefined)
  );
}

function isAllowed(allowed: string[], value: string, isNumber: boolean) {
  return (
    allowed.includes(value) ||
    (isNumber && isANumber(value) && allowed.some(a => Number(a) === +value))
  );
}

function brokenRange(
  { minValue, maxValue, constraintDescription: said }: TemplateParameter,
  value: string,
): Rule | undefined {
  if (!isANumber(value)) return ['is a number', 'use digits, such as 42'];
  const number = Number(value);
  if (minValue !== undefined && number < minValue) {
    return [`is at least ${minValue}`, said ?? `use ${minValue} or more`];
  }
  if (maxValue !== undefined && number > maxValue) {
    return [`is at most ${maxValue}`, said ?? `use ${maxValue} or less`];
  }
  return undefined;
}

function isANumber(value: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value.trim());
}

function brokenLength(
  {
    type,
    minLength,
    maxLength,
    constraintDescription: said,
  }: TemplateParameter,
  value: string,
): Rule | undefined {
  if (type !== 'String') return undefined;
  if (minLength !== undefined && value.length < minLength) {
    return [
      `has at least ${minLength} characters`,
      said ?? `lengthen it by ${minLength - value.length}`,
    ];
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return [
      `has at most ${maxLength} characters`,
      said ?? `shorten it by ${value.length - maxLength}`,
    ];
  }
  return undefined;
}

function brokenPattern(
  { allowedPattern, constraintDescription: said }: TemplateParameter,
  value: string,
): Rule | undefined {
  const pattern = allowedPattern && toRegExp(allowedPattern);
  if (!pattern || pattern.test(value)) return undefined;
  return [`must match ${allowedPattern}`, said ?? 'change it to match'];
}

/**
 * The expression as CloudFormation applies it: to the whole value. Undefined for
 * one that means something else in Java, in which CloudFormation reads it; what
 * breaks such a rule is for AWS to say.
 */
function toRegExp(pattern: string): RegExp | undefined {
  if (/\\[pPAzZGhHRXQE]|&&|\[\[/.test(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}
