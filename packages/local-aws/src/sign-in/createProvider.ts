import type { ClientMetadata, Configuration, Provider } from 'oidc-provider';
import { LocalDatabase } from '../core/storage/LocalDatabase';
import type { UserPool } from '../services/cognito-idp/UserPool';
import { cognitoClaims } from './claims';
import { OidcStore } from './OidcStore';
import { loadSigningKeys, SigningKeys } from './signingKeys';
import { LOCAL_CLIENT, LOCAL_POOL, SignInOptions } from './SignInOptions';

const HOUR = 3600;
const DAY = 24 * HOUR;
const SCOPES = ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'];

// The paths of Cognito's user pool endpoints; the interaction page is ours.
const ROUTES = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  userinfo: '/oauth2/userInfo',
  revocation: '/oauth2/revoke',
  jwks: '/.well-known/jwks.json',
};

function behaviour({ tokenKey, cookieKey }: SigningKeys): Configuration {
  return {
    jwks: { keys: [tokenKey] },
    cookies: { keys: [cookieKey] },
    routes: ROUTES,
    scopes: SCOPES,
    claims: {
      openid: ['sub', 'cognito:username', 'cognito:groups', 'token_use'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name', 'username'],
    },
    // Cognito puts all claims into the id token too.
    conformIdTokenClaims: false,
    // Cognito asks for PKCE only of clients without a secret.
    pkce: { required: () => false },
    // Cognito always gives a refresh token with a code, and keeps it.
    issueRefreshToken: async () => true,
    rotateRefreshToken: false,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      // Cognito's own /logout takes other parameters: see logout.ts.
      rpInitiatedLogout: { enabled: false },
      // Cognito has neither of these.
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
    },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 300,
      Grant: 30 * DAY,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: 30 * DAY,
      Session: DAY,
    },
  };
}

function portalClient(callbackUrls: string[]): ClientMetadata {
  return {
    client_id: LOCAL_CLIENT.id,
    client_secret: LOCAL_CLIENT.secret,
    redirect_uris: callbackUrls,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  };
}

/** The OpenID provider that behaves like a Cognito user pool with its hosted sign-in. */
export async function createProvider(
  issuer: string,
  options: Required<SignInOptions>,
  database: LocalDatabase,
  userPool: UserPool,
): Promise<Provider> {
  const oidc = await import('oidc-provider');
  const store = new OidcStore(database);
  return new oidc.Provider(issuer, {
    ...behaviour(loadSigningKeys(database)),
    adapter: model => store.adapter(model),
    discovery: { end_session_endpoint: `${issuer}/logout` },
    clients: [portalClient(options.callbackUrls)],
    interactions: {
      url: (_, { uid }) => `/${LOCAL_POOL}/interaction/${uid}`,
    },
    findAccount: async (_, sub) => {
      const user = userPool.findBySub(sub);
      if (!user?.enabled) return undefined;
      const groups = userPool.groupsOf(user);
      const claims = async (use: string) => cognitoClaims(user, groups, use);
      return { accountId: sub, claims };
    },
    // Cognito has no consent page: what the client may ask for is granted.
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      const clientId = client?.clientId;
      const grant = new provider.Grant({
        clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope(SCOPES.join(' '));
      await grant.save();
      return grant;
    },
  });
}
