import { matchesConditions } from './matchesConditions';
import { matchesPattern } from './matchesPattern';
import type { Permission } from './Permission';
import type { PolicyStatement, SessionPolicy } from './SessionPolicy';

/** How a policy stands to a request. */
export type Decision = 'allowed' | 'denied' | 'not-allowed';

function fitsAny(
  patterns: string | string[],
  text: string,
  flags?: string,
): boolean {
  return [patterns].flat().some(one => matchesPattern(one, text, flags));
}

function applies(
  statement: PolicyStatement,
  { action, resource, context = {} }: Permission,
): boolean {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  // Actions have no case, resources have.
  const isAction = Action
    ? fitsAny(Action, action, 'i')
    : !fitsAny(NotAction ?? [], action, 'i');
  const isResource = Resource
    ? fitsAny(Resource, resource)
    : !fitsAny(NotResource ?? [], resource);
  return isAction && isResource && matchesConditions(Condition ?? {}, context);
}

/** Evaluates a policy as IAM does: a Deny wins, and nothing is allowed unless it says so. */
export function evaluatePolicy(
  { Statement }: SessionPolicy,
  permission: Permission,
): Decision {
  const effects = Statement.filter(one => applies(one, permission)).map(
    ({ Effect }) => Effect,
  );
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'not-allowed';
}
