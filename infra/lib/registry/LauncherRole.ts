import { Stack } from 'aws-cdk-lib';
import { ArnPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../common/allow';
import type { PatternPortfolio } from './PatternPortfolio';
import type { PortalRole } from './PortalRole';

/** Properties of {@link LauncherRole}. */
export interface LauncherRoleProps {
  name: string;
  portal: PortalRole;
  portfolio: PatternPortfolio;
}

/**
 * The role that orders launches for people. It has access to the portfolio, and
 * sees and ends what it has launched itself. The portal assumes it for each
 * launch, with tags that say whose it is; the launch role makes the resources.
 */
export class LauncherRole extends Construct {
  constructor(scope: Construct, id: string, props: LauncherRoleProps) {
    super(scope, id);
    const { name, portal, portfolio } = props;
    const { partition, region, account } = Stack.of(this);
    const role = new Role(this, 'Role', {
      roleName: `${name}-launcher`,
      description: 'Launches application patterns for the users of the portal',
      assumedBy: new ArnPrincipal(portal.role.roleArn).withSessionTags(),
    });
    allow(role, 'Launch', {
      actions: [
        'servicecatalog:ListLaunchPaths',
        'servicecatalog:ProvisionProduct',
      ],
      resources: [`arn:${partition}:catalog:${region}:${account}:product/*`],
      conditions: { StringEquals: { 'aws:ResourceTag/apo:managed': 'true' } },
      wildcard:
        'Products are made by releases, and their ids are AWS’s. The condition leaves those with the tag of ours.',
    });
    allow(role, 'OwnLaunches', {
      actions: [
        'servicecatalog:DescribeProvisionedProduct',
        'servicecatalog:DescribeRecord',
        'servicecatalog:TerminateProvisionedProduct',
      ],
      resources: ['*'],
      conditions: { StringEquals: { 'servicecatalog:roleLevel': 'self' } },
      wildcard:
        'AWS knows no resources for these. The condition leaves what this role has launched itself.',
    });
    portfolio.giveAccessTo(role);
    portal.settings.set('PATTERNS_LAUNCHER_ROLE', role.roleArn);
    portal.allow('LaunchForUsers', {
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      resources: [role.roleArn],
    });
  }
}
