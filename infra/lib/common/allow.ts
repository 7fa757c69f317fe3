import {
  type Conditions,
  Effect,
  type IRole,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { acknowledgeWildcards } from './acknowledgeWildcards';

/** What a statement of a role's policy says. */
export interface Allowance {
  actions: string[];
  resources: string[];
  conditions?: Conditions;
  /** Why a resource has a wildcard, for who reviews the role. */
  wildcard?: string;
}

/**
 * Allows a role something.
 *
 * @param sid - names the statement within the role, e.g. `ReadTemplates`
 */
export function allow(
  role: IRole,
  sid: string,
  { wildcard, ...allowance }: Allowance,
): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({ sid, effect: Effect.ALLOW, ...allowance }),
  );
  if (wildcard) {
    acknowledgeWildcards(role, allowance.resources, `${sid}: ${wildcard}`);
  }
}
