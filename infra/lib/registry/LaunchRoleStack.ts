import { BootstraplessSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { LaunchRole } from './LaunchRole';

/** Properties of {@link LaunchRoleStack}. */
export interface LaunchRoleStackProps extends StackProps {
  launchRole: InfraConfig['catalog']['launchRole'];
}

/**
 * The launch role alone, for the accounts that the portfolio is shared with. Its
 * template has no account, region or bootstrap in it: a StackSet deploys it.
 */
export class LaunchRoleStack extends Stack {
  constructor(scope: Construct, id: string, props: LaunchRoleStackProps) {
    super(scope, id, {
      ...props,
      synthesizer: new BootstraplessSynthesizer(),
    });
    new LaunchRole(this, 'LaunchRole', props.launchRole);
  }
}
