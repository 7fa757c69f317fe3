import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { profileOf } from '../../config/profiles';
import { CustomerKey } from '../common/CustomerKey';
import { StackSettings } from '../common/StackSettings';
import type { PortalRole } from '../registry/PortalRole';
import { PortalClient } from './PortalClient';
import { UserDirectory } from './UserDirectory';

/** Properties of {@link IdentityStack}. */
export interface IdentityStackProps extends StackProps {
  config: InfraConfig;
}

/** Who may sign in to the portal, and who is administrator or publisher. */
export class IdentityStack extends Stack {
  readonly settings: StackSettings;
  private readonly users: UserDirectory;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { config } = props;
    this.settings = new StackSettings(this, 'Settings');
    this.settings.set('PORTAL_URL', config.portalUrl);

    const { key } = new CustomerKey(this, 'IdentityKey', {
      alias: `${config.name}/identity`,
      description: 'Secrets of sign-in to the pattern portal',
      arn: config.kms?.dataKeyArn,
      statements: [],
    });
    this.users = new UserDirectory(this, 'Users', {
      ...config.identity,
      threatProtection: profileOf(config).threatProtection,
      retain: config.retainData,
    });
    new PortalClient(this, 'PortalClient', {
      users: this.users,
      portalUrl: config.portalUrl,
      key,
    }).tell(this.settings);
  }

  /** People and teams come into the portal's catalog, where it is told to read them. */
  connect(portal: PortalRole): void {
    portal.allow('People', {
      actions: [
        'cognito-idp:ListGroups',
        'cognito-idp:ListUsers',
        'cognito-idp:ListUsersInGroup',
      ],
      resources: [this.users.pool.userPoolArn],
    });
  }
}
