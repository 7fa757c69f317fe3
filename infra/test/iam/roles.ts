import {
  type Decision,
  evaluatePolicy,
  type RequestContext,
} from '@apo/local-aws';
import { Deployment, type DeployedResource } from '../deployment/Deployment';
import { type Statement, statementsOf } from '../deployment/statements';
import type { ConfigName } from '../synthesize';

/** A role with all that its policies say. */
export interface DeployedRole {
  /** Its construct, e.g. `Registry/Publisher/Role`. */
  path: string;
  arn: string;
  trust: Statement[];
  statements: Statement[];
  /** Policies that are not in the stacks. */
  managedPolicyArns: string[];
  boundary?: string;
  /** Length of each policy of the role without white space, as IAM counts. */
  policyLengths: number[];
}

const roles = new Map<ConfigName, DeployedRole[]>();

function policiesOf(deployment: Deployment, role: DeployedResource) {
  const inline = (role.Properties.Policies ?? []).map(
    ({ PolicyDocument }: Record<string, any>) => PolicyDocument,
  );
  const attached = deployment
    .ofType('AWS::IAM::Policy')
    .filter(({ Properties }) => Properties.Roles.includes(role.ref))
    // The launch role is in two stacks, under the same name.
    .filter(
      ({ stack }) =>
        stack === role.stack ||
        !deployment
          .ofType('AWS::IAM::Role')
          .some(each => each.ref === role.ref && each.stack === stack),
    )
    .filter(({ stack }) => role.stack !== 'LaunchRole' || stack === role.stack)
    .map(({ Properties }) => Properties.PolicyDocument);
  return [...inline, ...attached];
}

/** All roles of a configuration. */
export function rolesOf(name: ConfigName): DeployedRole[] {
  const known = roles.get(name);
  if (known) return known;
  const deployment = Deployment.of(name);
  const found = deployment.ofType('AWS::IAM::Role').map(role => {
    const policies = policiesOf(deployment, role);
    return {
      path: role.path,
      arn: role.arn,
      trust: statementsOf(role.Properties.AssumeRolePolicyDocument),
      statements: policies.flatMap(statementsOf),
      managedPolicyArns: role.Properties.ManagedPolicyArns ?? [],
      boundary: role.Properties.PermissionsBoundary,
      policyLengths: policies.map(each => JSON.stringify(each).length),
    };
  });
  roles.set(name, found);
  return found;
}

/**
 * A role by its construct.
 *
 * @throws Error when there is none
 */
export function roleAt(name: ConfigName, path: string): DeployedRole {
  const role = rolesOf(name).find(each => each.path === path);
  if (!role) throw new Error(`${name} has no role ${path}`);
  return role;
}

/** How the policies of a role stand to a request. */
export function decide(
  { statements }: DeployedRole,
  action: string,
  resource: string,
  context?: RequestContext,
): Decision {
  const Statement = statements.map(
    ({ principals, Sid, ...statement }) => statement,
  );
  return evaluatePolicy({ Statement }, { action, resource, context });
}
