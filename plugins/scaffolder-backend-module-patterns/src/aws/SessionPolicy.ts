/** One statement of a session policy. @public */
export type PolicyStatement = {
  Effect: 'Allow';
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
};

/**
 * What narrows the publisher's role to one release: the role may do what both
 * allow. As JSON it has 2,048 characters at most (STS API, AssumeRole).
 * @public
 */
export type SessionPolicy = {
  Version: '2012-10-17';
  Statement: PolicyStatement[];
};

/** A session policy of these statements, without those that are not needed. */
export function sessionPolicy(
  ...statements: (PolicyStatement | undefined | false)[]
): SessionPolicy {
  return {
    Version: '2012-10-17',
    Statement: statements.filter(statement => !!statement),
  };
}

/** A statement that allows actions. */
export function allow(
  Action: string[],
  Resource: string | string[],
  Condition?: PolicyStatement['Condition'],
): PolicyStatement {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}
