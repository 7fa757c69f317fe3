import { Deployment } from '../deployment/Deployment';
import { type ConfigName, CONFIGS, configOf } from '../synthesize';

const withProvider: ConfigName[] = ['standard', 'ownKeys'];

function only(deployment: Deployment, type: string) {
  const [one, ...others] = deployment.ofType(type);
  expect(others).toEqual([]);
  return one;
}

describe.each(CONFIGS)('sign-in of %s', name => {
  const deployment = Deployment.of(name);
  const config = configOf(name);
  const { Properties: pool, ref: poolId } = only(
    deployment,
    'AWS::Cognito::UserPool',
  );
  const { Properties: client } = only(
    deployment,
    'AWS::Cognito::UserPoolClient',
  );

  it('needs a second factor, and lets nobody sign up', () => {
    expect(pool).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameConfiguration: { CaseSensitive: false },
      AccountRecoverySetting: {
        RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }],
      },
      DeletionProtection: 'ACTIVE',
    });
    expect(pool.Policies.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(
      14,
    );
  });

  it('blocks sign-ins that look stolen, where the profile has that', () => {
    expect([pool.UserPoolTier, pool.UserPoolAddOns]).toEqual(
      config.profile === 'standard'
        ? ['PLUS', { AdvancedSecurityMode: 'ENFORCED' }]
        : ['ESSENTIALS', undefined],
    );
  });

  it('has the groups of the portal, and a first administrator', () => {
    const groups = deployment.ofType('AWS::Cognito::UserPoolGroup');
    expect(groups.map(({ Properties }) => Properties)).toEqual([
      { GroupName: 'SYSTEM_ADMIN', Precedence: 0, UserPoolId: poolId },
      { GroupName: 'PATTERN_PUBLISHER', Precedence: 1, UserPoolId: poolId },
    ]);
    const attachment = only(
      deployment,
      'AWS::Cognito::UserPoolUserToGroupAttachment',
    );
    expect(attachment.Properties).toEqual({
      GroupName: 'SYSTEM_ADMIN',
      Username: config.identity.adminEmail,
      UserPoolId: poolId,
    });
    expect(attachment.DependsOn).toHaveLength(2);
    const admin = only(deployment, 'AWS::Cognito::UserPoolUser');
    expect(admin.Properties.Username).toBe(config.identity.adminEmail);
    expect(JSON.stringify(admin.Properties)).not.toMatch(/password/i);
  });

  it('has one client: confidential, with the authorization code only', () => {
    expect(client).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      CallbackURLs: [`${config.portalUrl}/api/auth/cognito/handler/frame`],
      LogoutURLs: [`${config.portalUrl}/`],
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
    });
    // With the scope, who signs in could write custom:groups.
    expect(JSON.stringify(client)).not.toContain('signin.user.admin');
    expect(client.ExplicitAuthFlows ?? []).toEqual([]);
    expect(client.AccessTokenValidity).toBeLessThanOrEqual(15);
    expect(client.IdTokenValidity).toBeLessThanOrEqual(15);
  });

  it('lets the client write custom:groups for an identity provider only', () => {
    expect(client.ReadAttributes).toContain('custom:groups');
    expect(client.WriteAttributes).toEqual(
      withProvider.includes(name) ? ['custom:groups', 'email'] : ['email'],
    );
    expect(client.SupportedIdentityProviders).toEqual(
      withProvider.includes(name) ? ['COGNITO', 'Corporate'] : ['COGNITO'],
    );
  });

  it('keeps the client’s secret to Secrets Manager', () => {
    const text = JSON.stringify(deployment.resources);
    const uses = text.match(/<[^>]*ClientSecret>/g) ?? [];
    expect(uses).toHaveLength(1);
    const secret = deployment.at('Identity/PortalClient/Secret');
    expect(secret.Properties.SecretString).toBe(uses[0]);
    for (const stack of ['Identity', 'Registry', 'Portal', 'Edge'] as const) {
      expect(JSON.stringify(deployment.outputs(stack))).not.toMatch(
        /ClientSecret>|resolve:secretsmanager/,
      );
    }
  });
});

describe.each(withProvider)('the identity provider of %s', name => {
  const deployment = Deployment.of(name);
  const { Properties: provider } = only(
    deployment,
    'AWS::Cognito::UserPoolIdentityProvider',
  );
  const { clientSecretArn, groupsClaim } = configOf(name).identity.oidc!;

  it('fills custom:groups from the claim', () => {
    expect(provider).toMatchObject({
      ProviderType: 'OIDC',
      ProviderName: 'Corporate',
      AttributeMapping: {
        username: 'sub',
        email: 'email',
        'custom:groups': groupsClaim,
      },
    });
  });

  it('gets its secret from Secrets Manager when it is deployed', () => {
    const reference = provider.ProviderDetails.client_secret;
    expect(reference).toBe(
      `{{resolve:secretsmanager:${clientSecretArn}:SecretString:::}}`,
    );
    const uses = JSON.stringify(deployment.resources).split(
      'resolve:secretsmanager',
    );
    expect(uses).toHaveLength(2);
  });

  it('is there before the client', () => {
    const client = only(deployment, 'AWS::Cognito::UserPoolClient');
    expect(client.DependsOn).toEqual([
      deployment.at('Identity/Users/Provider').id,
    ]);
  });
});
