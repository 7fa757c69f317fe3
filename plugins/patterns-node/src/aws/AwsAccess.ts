import type { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { awsClientSettings } from './awsClientSettings';

/** Where something is on AWS. @public */
export type AwsPlace = {
  /** Region, such as `eu-west-1`. */
  region: string;
  /** Account, of those in the `aws` section; its main account unless set. */
  accountId?: string;
};

/** Settings that every SDK client takes. @public */
export type AwsAccessSettings = Awaited<ReturnType<AwsAccess['settings']>>;

/**
 * How the portal gets to its AWS accounts: the `aws` section of
 * `@backstage/integration-aws-node` (accounts, roles, external ids), and the
 * SDK's own default chain where there is none. Credentials of an account are
 * found once and shared by all clients.
 * @public
 */
export class AwsAccess {
  private constructor(
    private readonly credentials: DefaultAwsCredentialsManager,
    private readonly caller: { name: string; version: string },
  ) {}

  /**
   * @param caller - package that AWS's logs are to show
   */
  static fromConfig(
    config: Config,
    caller: { name: string; version: string },
  ): AwsAccess {
    return new AwsAccess(
      DefaultAwsCredentialsManager.fromConfig(config),
      caller,
    );
  }

  /**
   * Settings of SDK clients for a place.
   *
   * @throws Error when the `aws` section does not have the account.
   */
  async settings(
    { region, accountId }: AwsPlace,
    { maxAttempts }: { maxAttempts?: number } = {},
  ) {
    const { sdkCredentialProvider } =
      await this.credentials.getCredentialProvider(
        accountId ? { accountId } : undefined,
      );
    return {
      ...awsClientSettings(region, this.caller, maxAttempts),
      credentials: sdkCredentialProvider,
    };
  }
}
