import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { STSClient } from '@aws-sdk/client-sts';
import type {
  AwsAccess,
  AwsAccessSettings,
  LaunchRecord,
} from '@apo/backstage-plugin-patterns-node';
import { assumeLaunchRole } from './assumeLaunchRole';
import type { LaunchConfig, LaunchRoleConfig } from './LaunchConfig';

/** Whose launch it is, and where. @public */
export type LaunchScope = Pick<
  LaunchRecord,
  'patternName' | 'version' | 'launchedBy'
> & { targetName?: string; accountId?: string; region?: string };

/** Gives the clients of Service Catalog that launches are ordered and looked at with. @public */
export class LaunchClients {
  private readonly shared = new Map<string, ServiceCatalogClient>();
  private readonly sts = new Map<string, STSClient>();

  constructor(
    private readonly options: {
      access: Pick<AwsAccess, 'settings'>;
      config: LaunchConfig;
    },
  ) {}

  /** The role that launches in a target; undefined: the portal's own. */
  roleOf(targetName: string | undefined): LaunchRoleConfig | undefined {
    const { role, targetRoles } = this.options.config;
    return targetRoles.get(targetName ?? '') ?? role;
  }

  /** Does the work with a client of the launch's place. */
  async use<T>(
    scope: LaunchScope,
    work: (client: ServiceCatalogClient) => Promise<T>,
  ): Promise<T> {
    const role = this.roleOf(scope.targetName);
    if (!role) return work(await this.sharedClient(scope));
    const settings = await this.settings(scope.region);
    const credentials = await assumeLaunchRole(
      this.stsClient(settings),
      role,
      scope,
    );
    const client = new ServiceCatalogClient({ ...settings, credentials });
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  }

  private async sharedClient({ region, accountId }: LaunchScope) {
    const id = `${accountId}/${region}`;
    const known = this.shared.get(id);
    if (known) return known;
    const client = new ServiceCatalogClient(
      await this.settings(region, accountId),
    );
    this.shared.set(id, client);
    return client;
  }

  /** The portal's own account needs not be in the section `aws`. */
  private async settings(region = '', accountId?: string) {
    const { access } = this.options;
    if (!accountId) return access.settings({ region });
    return access
      .settings({ region, accountId })
      .catch(() => access.settings({ region }));
  }

  private stsClient(settings: AwsAccessSettings): STSClient {
    const known = this.sts.get(settings.region);
    if (known) return known;
    const client = new STSClient(settings);
    this.sts.set(settings.region, client);
    return client;
  }
}
