import { STSClient } from '@aws-sdk/client-sts';
import type {
  AwsAccess,
  AwsAccessSettings,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { explainAwsError } from './explainAwsError';
import { narrowedCredentials, type ReleaseName } from './narrowedCredentials';
import type { PublisherRole } from './PublisherRole';
import type { SessionPolicy } from './SessionPolicy';

/** Gives the SDK clients that a part of a release works with. @public */
export interface ReleaseClients<Scope, Clients> {
  /**
   * Does the work, and then gives the clients back.
   *
   * @param scope - what the work is about; the credentials are for this alone
   */
  use<T>(scope: Scope, work: (clients: Clients) => Promise<T>): Promise<T>;
}

type Destroyable = { destroy(): void };

/**
 * The clients of one target. With the publisher's role each use has clients of
 * its own, whose credentials do no more than the policy of its scope says.
 * Without it, all releases share the clients of the portal's credentials.
 * @public
 */
export class TargetClients<
  Scope extends ReleaseName,
  Clients extends Record<string, Destroyable>,
> implements ReleaseClients<Scope, Clients>
{
  private settings?: Promise<AwsAccessSettings>;
  private shared?: Clients;
  private sts?: STSClient;

  constructor(
    private readonly options: {
      access: Pick<AwsAccess, 'settings'>;
      place: AwsPlace;
      create: (settings: AwsAccessSettings) => Clients;
      role?: PublisherRole;
      policyOf: (scope: Scope, role: PublisherRole) => SessionPolicy;
    },
  ) {}

  /** {@inheritDoc ReleaseClients.use} */
  async use<T>(
    scope: Scope,
    work: (clients: Clients) => Promise<T>,
  ): Promise<T> {
    const settings = await this.readSettings();
    const { create, role, policyOf } = this.options;
    if (!role) {
      this.shared ??= create(settings);
      return work(this.shared);
    }
    this.sts ??= new STSClient(settings);
    const credentials = narrowedCredentials({
      sts: this.sts,
      role,
      release: scope,
      policy: policyOf(scope, role),
    });
    // Before the work, so that nobody takes its failure for one of the work.
    await credentials();
    const clients = create({ ...settings, credentials });
    try {
      return await work(clients);
    } finally {
      for (const client of Object.values(clients)) client.destroy();
    }
  }

  /** At the first use: an account of the config may take a call of AWS to find. */
  private async readSettings(): Promise<AwsAccessSettings> {
    const { access, place } = this.options;
    this.settings ??= access.settings(place);
    try {
      return await this.settings;
    } catch (error) {
      this.settings = undefined;
      throw explainAwsError(
        error,
        `find credentials for the account ${place.accountId ?? '(main)'}`,
      );
    }
  }
}
