import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  DeleteGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { LOCAL_POOL, type LocalAws, startLocalAws } from '@apo/local-aws';

/** A user pool of the local AWS, filled through the SDK. The environment leads there until `stop`. */
export class LocalUserPool {
  readonly userPoolId = LOCAL_POOL;

  private constructor(
    readonly localAws: LocalAws,
    private readonly client: CognitoIdentityProviderClient,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<LocalUserPool> {
    const localAws = await startLocalAws({ port: 0 });
    const environment = process.env;
    process.env = { ...environment, ...localAws.env };
    const client = new CognitoIdentityProviderClient({});
    return new LocalUserPool(localAws, client, environment);
  }

  async stop(): Promise<void> {
    process.env = this.environment;
    await this.localAws.stop();
  }

  /** Makes a user; returns the `sub`. */
  async createUser(
    Username: string,
    attributes: Record<string, string> = {},
  ): Promise<string> {
    const { User } = await this.client.send(
      new AdminCreateUserCommand({
        UserPoolId: LOCAL_POOL,
        Username,
        MessageAction: 'SUPPRESS',
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      }),
    );
    return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
  }

  async disableUser(Username: string): Promise<void> {
    const input = { UserPoolId: LOCAL_POOL, Username };
    await this.client.send(new AdminDisableUserCommand(input));
  }

  async deleteUser(Username: string): Promise<void> {
    const input = { UserPoolId: LOCAL_POOL, Username };
    await this.client.send(new AdminDeleteUserCommand(input));
  }

  async createGroup(
    GroupName: string,
    members: string[] = [],
    Description?: string,
  ): Promise<void> {
    const input = { UserPoolId: LOCAL_POOL, GroupName, Description };
    await this.client.send(new CreateGroupCommand(input));
    for (const name of members) await this.join(name, GroupName);
  }

  async deleteGroup(GroupName: string): Promise<void> {
    const input = { UserPoolId: LOCAL_POOL, GroupName };
    await this.client.send(new DeleteGroupCommand(input));
  }

  async join(Username: string, GroupName: string): Promise<void> {
    const input = { UserPoolId: LOCAL_POOL, Username, GroupName };
    await this.client.send(new AdminAddUserToGroupCommand(input));
  }

  async leave(Username: string, GroupName: string): Promise<void> {
    const input = { UserPoolId: LOCAL_POOL, Username, GroupName };
    await this.client.send(new AdminRemoveUserFromGroupCommand(input));
  }

  /** The next call of an operation fails, with an error that the SDK does not retry. */
  fail(operation: string, code: string): void {
    this.localAws.faults.add({
      kind: 'error',
      service: 'cognito-idp',
      operation,
      status: 400,
      code,
    });
  }

  /** The next calls of an operation are throttled. */
  throttle(operation: string, times: number): void {
    const service = 'cognito-idp';
    this.localAws.faults.add({ kind: 'throttle', service, operation, times });
  }
}
