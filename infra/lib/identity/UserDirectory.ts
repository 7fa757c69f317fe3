import { Duration, RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  CfnUserPoolIdentityProvider,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';

/** The groups that are roles in the portal. */
const GROUPS = ['SYSTEM_ADMIN', 'PATTERN_PUBLISHER'] as const;

type Oidc = NonNullable<InfraConfig['identity']['oidc']>;

/** Properties of {@link UserDirectory}. */
export interface UserDirectoryProps {
  adminEmail: string;
  domainPrefix: string;
  oidc?: Oidc;
  /** Blocks sign-ins that look stolen. */
  threatProtection: boolean;
  retain: boolean;
}

/**
 * A Cognito user pool with the groups of the portal and its first
 * administrator. Nobody signs up by themselves, everybody needs a second
 * factor. People of a company come by OpenID Connect, with their groups.
 */
export class UserDirectory extends Construct {
  readonly pool: UserPool;
  /** The company's identity provider, when there is one. */
  readonly provider?: CfnUserPoolIdentityProvider;

  constructor(scope: Construct, id: string, props: UserDirectoryProps) {
    super(scope, id);
    this.pool = this.makePool(props);
    if (!props.threatProtection) {
      Validations.of(this.pool).acknowledge({
        id: 'AwsSolutions-COG8',
        reason:
          'The profile minimal is for trials and has no threat protection, which costs for each person; the profile standard has it. A second factor is required in both.',
      });
    }
    this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: props.domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.makeGroups(props.adminEmail);
    this.provider = props.oidc && this.makeProvider(props.oidc);
  }

  private makePool({ threatProtection, retain }: UserDirectoryProps) {
    return new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      // Backstage compares people without case.
      signInCaseSensitive: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      featurePlan: threatProtection ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
      standardThreatProtectionMode: threatProtection
        ? StandardThreatProtectionMode.FULL_FUNCTION
        : undefined,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
        passwordHistorySize: 5,
      },
      standardAttributes: { email: { required: true, mutable: true } },
      // Groups of the company's identity provider; read for its users only.
      customAttributes: {
        groups: new StringAttribute({ mutable: true, maxLen: 2048 }),
      },
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  private makeGroups(adminEmail: string): void {
    const { userPoolId } = this.pool;
    const groups = GROUPS.map(
      (groupName, precedence) =>
        new CfnUserPoolGroup(this, groupName, {
          userPoolId,
          groupName,
          precedence,
        }),
    );
    const admin = new CfnUserPoolUser(this, 'FirstAdmin', {
      userPoolId,
      username: adminEmail,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: adminEmail },
        { name: 'email_verified', value: 'true' },
      ],
    });
    const membership = new CfnUserPoolUserToGroupAttachment(
      this,
      'FirstAdminIsAdmin',
      { userPoolId, username: adminEmail, groupName: GROUPS[0] },
    );
    membership.addResourceDependency(admin);
    membership.addResourceDependency(groups[0]);
  }

  private makeProvider(oidc: Oidc): CfnUserPoolIdentityProvider {
    return new CfnUserPoolIdentityProvider(this, 'Provider', {
      userPoolId: this.pool.userPoolId,
      providerName: oidc.providerName,
      providerType: 'OIDC',
      providerDetails: {
        client_id: oidc.clientId,
        // CloudFormation resolves the reference: the template has no secret.
        client_secret: SecretValue.secretsManager(
          oidc.clientSecretArn,
        ).unsafeUnwrap(),
        oidc_issuer: oidc.issuer,
        attributes_request_method: 'GET',
        authorize_scopes: oidc.scopes.join(' '),
      },
      attributeMapping: {
        username: 'sub',
        email: 'email',
        'custom:groups': oidc.groupsClaim,
      },
    });
  }
}
