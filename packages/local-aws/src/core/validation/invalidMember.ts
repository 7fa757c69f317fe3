import { AwsError } from '../AwsError';

/** The query protocol's error for a member that breaks a rule. */
export function invalidMember(member: string, rule: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${rule}`,
  );
}
