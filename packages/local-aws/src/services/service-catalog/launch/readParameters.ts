import type { ProvisioningParameter } from '@aws-sdk/client-service-catalog';
import type { Members, Template } from '../../../template/Template';
import { invalidParameters } from '../Catalog';

/** The values of a launch, by parameter. */
export type ParameterValues = Record<string, string>;

const textOf = (value: unknown) =>
  value === undefined ? undefined : String(value);

function refuse(key: string, rule: string, parameter: Members): never {
  const { ConstraintDescription } = parameter;
  const text = ConstraintDescription ? String(ConstraintDescription) : rule;
  throw invalidParameters(`Parameter '${key}' ${text}`);
}

/** Items of a list, or the one value. */
function itemsOf(type: string, value: string): string[] {
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  return isList ? value.split(',').map(item => item.trim()) : [value];
}

function checkNumber(key: string, item: string, parameter: Members): void {
  const { MinValue, MaxValue } = parameter;
  const number = Number(item);
  if (!item.trim() || !Number.isFinite(number)) {
    throw invalidParameters(`Parameter '${key}' must be a number.`);
  }
  if (MinValue !== undefined && number < Number(MinValue)) {
    refuse(key, `must be a number not less than ${MinValue}`, parameter);
  }
  if (MaxValue !== undefined && number > Number(MaxValue)) {
    refuse(key, `must be a number not greater than ${MaxValue}`, parameter);
  }
}

function checkText(key: string, value: string, parameter: Members): void {
  const { AllowedPattern, MinLength, MaxLength } = parameter;
  if (
    AllowedPattern !== undefined &&
    !new RegExp(`^(?:${AllowedPattern})$`).test(value)
  ) {
    refuse(key, `must match pattern ${AllowedPattern}`, parameter);
  }
  if (MinLength !== undefined && value.length < Number(MinLength)) {
    refuse(key, `must contain at least ${MinLength} characters`, parameter);
  }
  if (MaxLength !== undefined && value.length > Number(MaxLength)) {
    refuse(key, `must contain at most ${MaxLength} characters`, parameter);
  }
}

function checkValue(key: string, value: string, parameter: Members): void {
  const type = String(parameter.Type);
  for (const item of itemsOf(type, value)) {
    if (/Number/.test(type)) checkNumber(key, item, parameter);
    const allowed = [parameter.AllowedValues ?? []].flat().map(String);
    if (allowed.length && !allowed.includes(item)) {
      refuse(
        key,
        `must be one of AllowedValues [${allowed.join(', ')}]`,
        parameter,
      );
    }
    // Values that have to be there: here is none of the account's resources.
    if (type.includes('AWS::') && !item) {
      throw invalidParameters(`Parameter '${key}' must not be empty.`);
    }
  }
  if (type === 'String') checkText(key, value, parameter);
}

function refuseUnknown(given: ParameterValues, { Parameters }: Template): void {
  const unknown = Object.keys(given).filter(
    key => !Object.hasOwn(Parameters, key),
  );
  if (unknown.length > 0) {
    throw invalidParameters(
      `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    );
  }
}

/**
 * The values that a template gets: those that are given, and the defaults of
 * the others. Messages are those of CloudFormation.
 *
 * @throws AwsError InvalidParametersException for a value that breaks a rule
 */
export function readParameters(
  template: Template,
  parameters: ProvisioningParameter[] = [],
): ParameterValues {
  const given = Object.fromEntries(
    parameters.map(({ Key = '', Value = '' }) => [Key, Value]),
  );
  refuseUnknown(given, template);
  const values = Object.entries(template.Parameters).map(
    ([key, { Default }]) => [key, given[key] ?? textOf(Default)] as const,
  );
  const missing = values.filter(([, value]) => value === undefined);
  if (missing.length > 0) {
    const keys = missing.map(([key]) => key).join(', ');
    throw invalidParameters(`Parameters: [${keys}] must have values`);
  }
  const all = Object.fromEntries(values) as ParameterValues;
  for (const [key, value] of Object.entries(all)) {
    checkValue(key, value, template.Parameters[key]);
  }
  return all;
}
