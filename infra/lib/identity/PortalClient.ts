import {
  Duration,
  RemovalPolicy,
  SecretValue,
  Stack,
  Validations,
} from 'aws-cdk-lib';
import {
  CfnUserPoolClient,
  ClientAttributes,
  OAuthScope,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StackSettings } from '../common/StackSettings';
import type { UserDirectory } from './UserDirectory';

/** Properties of {@link PortalClient}. */
export interface PortalClientProps {
  users: UserDirectory;
  /** Where people open the portal, without a `/` at the end. */
  portalUrl: string;
  /** Encrypts the client's secret. */
  key: IKey;
}

/**
 * The portal as a client of the user pool: confidential, authorization code
 * only. It cannot write `custom:groups`, and so nobody can write their own. With
 * the company's identity provider it has to be able to, because Cognito writes
 * mapped attributes with the rights of the client
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html).
 * Then what keeps people from it is that no token of theirs has the scope
 * `aws.cognito.signin.user.admin`, and that each sign-in writes it anew.
 */
export class PortalClient extends Construct {
  private readonly client: UserPoolClient;
  private readonly secret: Secret;
  private readonly users: UserDirectory;

  constructor(scope: Construct, id: string, props: PortalClientProps) {
    super(scope, id);
    this.users = props.users;
    this.client = this.makeClient(props);
    const { attrClientSecret } = this.client.node
      .defaultChild as CfnUserPoolClient;
    // The property of the L2 construct brings a Lambda function of its own.
    this.secret = new Secret(this, 'Secret', {
      description: 'Secret of the portal as a client of Amazon Cognito',
      encryptionKey: props.key,
      secretStringValue: SecretValue.resourceAttribute(attrClientSecret),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Cognito makes the secret together with the client, so it does not rotate by itself: a new one comes with a new client, by a deployment.',
    });
  }

  /** Tells the portal how people sign in. */
  tell(settings: StackSettings): void {
    const { pool } = this.users;
    const { region } = Stack.of(this);
    settings.set('COGNITO_USER_POOL_ID', pool.userPoolId);
    settings.set('COGNITO_CLIENT_ID', this.client.userPoolClientId);
    settings.set(
      'COGNITO_METADATA_URL',
      `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}/.well-known/openid-configuration`,
    );
    settings.setSecret('COGNITO_CLIENT_SECRET', this.secret);
  }

  private makeClient({ users, portalUrl }: PortalClientProps): UserPoolClient {
    const { provider } = users;
    const client = users.pool.addClient('Portal', {
      generateSecret: true,
      authFlows: {},
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      supportedIdentityProviders: provider
        ? [
            UserPoolClientIdentityProvider.COGNITO,
            UserPoolClientIdentityProvider.custom(provider.providerName),
          ]
        : [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Not aws.cognito.signin.user.admin: see above.
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${portalUrl}/api/auth/cognito/handler/frame`],
        logoutUrls: [`${portalUrl}/`],
      },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({
          email: true,
          emailVerified: true,
          fullname: true,
        })
        .withCustomAttributes('groups'),
      writeAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true })
        .withCustomAttributes(...(provider ? ['groups'] : [])),
    });
    if (provider) client.node.addDependency(provider);
    return client;
  }
}
