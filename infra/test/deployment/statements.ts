/** A statement of a policy, with lists where a policy may have one value. */
export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  /** Who; in policies of resources and in trust policies alone. */
  principals: string[];
  Action: string[];
  Resource: string[];
  Condition: Record<string, Record<string, string | string[]>>;
}

/** A statement, as a template or a session has it. */
export interface WrittenStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: unknown;
  Action?: string | string[];
  Resource?: string | string[];
  Condition?: Statement['Condition'];
}

/** A policy, as a template or a session has it. */
export interface PolicyDocument {
  Statement: WrittenStatement | WrittenStatement[];
}

function principalsOf(principal: unknown): string[] {
  if (principal === undefined) return [];
  return typeof principal === 'string'
    ? [principal]
    : (Object.values(principal as object).flat() as string[]);
}

/** The statements of a policy. */
export function statementsOf(document: PolicyDocument): Statement[] {
  return [document.Statement].flat().map(statement => ({
    Sid: statement.Sid,
    Effect: statement.Effect,
    principals: principalsOf(statement.Principal),
    Action: [statement.Action ?? []].flat(),
    Resource: [statement.Resource ?? []].flat(),
    Condition: statement.Condition ?? {},
  }));
}
