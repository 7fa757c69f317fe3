import { invalidParameters } from './Catalog';

const ROLE_ARN = /^arn:[\w-]+:iam::\d{12}:role\/.+$/;

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    throw invalidParameters('Parameters must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

/**
 * Checks the parameters of a LAUNCH constraint: exactly one of RoleArn and
 * LocalRoleName (API reference, CreateConstraint).
 *
 * @throws AwsError InvalidParametersException that says what is wrong
 */
export function checkLaunchParameters(text: string): void {
  const { RoleArn, LocalRoleName, ...others } = parseObject(text);
  const [unknown] = Object.keys(others);
  if (unknown) {
    throw invalidParameters(`A LAUNCH constraint has no parameter ${unknown}.`);
  }
  if ((RoleArn === undefined) === (LocalRoleName === undefined)) {
    throw invalidParameters(
      'A LAUNCH constraint needs exactly one of RoleArn and LocalRoleName.',
    );
  }
  if (RoleArn !== undefined && !ROLE_ARN.test(String(RoleArn))) {
    throw invalidParameters(`RoleArn is not the ARN of a role: ${RoleArn}`);
  }
  if (LocalRoleName === '') {
    throw invalidParameters('LocalRoleName must not be empty.');
  }
}
