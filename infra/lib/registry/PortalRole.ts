import { Aws, Stack } from 'aws-cdk-lib';
import {
  ArnPrincipal,
  type IPrincipal,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow, type Allowance } from '../common/allow';
import type { StackSettings } from '../common/StackSettings';

/** Properties of {@link PortalRole}. */
export interface PortalRoleProps {
  name: string;
  settings: StackSettings;
  /** Role of a portal elsewhere, which may assume this one; a task of ECS may without it. */
  principalArn?: string;
  /** Other accounts whose registry this portal publishes to. */
  targetAccountIds: string[];
}

function trusted(principalArn: string | undefined): IPrincipal {
  if (principalArn) return new ArnPrincipal(principalArn);
  return new ServicePrincipal('ecs-tasks.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
}

/**
 * The portal's role, with what it is told beside: who lets it do something tells
 * it what that is. It cannot publish; for that it assumes the publisher's role.
 */
export class PortalRole extends Construct {
  readonly role: Role;
  readonly settings: StackSettings;

  constructor(scope: Construct, id: string, props: PortalRoleProps) {
    super(scope, id);
    this.settings = props.settings;
    this.role = new Role(this, 'Role', {
      roleName: `${props.name}-portal`,
      description: 'The pattern portal',
      assumedBy: trusted(props.principalArn),
    });
    this.settings.announce('PORTAL_ROLE_ARN', this.role.roleArn);
    const { partition } = Stack.of(this);
    if (props.targetAccountIds.length > 0) {
      this.allow('OtherAccounts', {
        actions: ['sts:AssumeRole'],
        resources: props.targetAccountIds.map(
          account =>
            `arn:${partition}:iam::${account}:role/${props.name}-portal`,
        ),
      });
    }
  }

  /** @param sid - names the statement, e.g. `ReadTemplates` */
  allow(sid: string, allowance: Allowance): void {
    allow(this.role, sid, allowance);
  }
}
