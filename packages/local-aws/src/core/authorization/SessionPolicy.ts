import { AwsError } from '../AwsError';
import { Conditions, isKnownOperator } from './matchesConditions';

/** One statement of a session policy. */
export interface PolicyStatement {
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Conditions;
}

/** What a session may do at most. */
export interface SessionPolicy {
  Statement: PolicyStatement[];
}

const MEMBERS = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

function malformed(reason: string): AwsError {
  return new AwsError(
    'MalformedPolicyDocument',
    `The session policy is not valid: ${reason}`,
  );
}

function checkStatement(statement: PolicyStatement): void {
  const { Effect, Action, NotAction, Resource, NotResource } = statement;
  const unknown = Object.keys(statement).find(name => !MEMBERS.includes(name));
  if (unknown) throw malformed(`a statement must not have ${unknown}.`);
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    throw malformed('Effect must be Allow or Deny.');
  }
  if ((Action === undefined) === (NotAction === undefined)) {
    throw malformed('a statement must have either Action or NotAction.');
  }
  if ((Resource === undefined) === (NotResource === undefined)) {
    throw malformed('a statement must have either Resource or NotResource.');
  }
  const operators = Object.keys(statement.Condition ?? {});
  const strange = operators.find(name => !isKnownOperator(name));
  if (strange) {
    throw malformed(`the local AWS does not know the operator ${strange}.`);
  }
}

/**
 * Reads a session policy.
 *
 * @throws AwsError MalformedPolicyDocument; for an operator that is not here
 * too, because to ignore it would allow too much
 */
export function parseSessionPolicy(text: string): SessionPolicy {
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformed('it is not valid JSON.');
  }
  const Statement: PolicyStatement[] = [document?.Statement ?? []].flat();
  Statement.forEach(checkStatement);
  return { Statement };
}
