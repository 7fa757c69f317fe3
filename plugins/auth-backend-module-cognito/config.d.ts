import type { HumanDuration } from '@backstage/types';

export interface Config {
  auth?: {
    providers?: {
      /** Sign-in with Amazon Cognito, one block for each `auth.environment`. */
      cognito?: {
        [authEnv: string]: {
          /** Id of the user pool's app client. */
          clientId: string;
          /**
           * Secret of the app client.
           * @visibility secret
           */
          clientSecret: string;
          /** `https://cognito-idp.<region>.amazonaws.com/<pool id>/.well-known/openid-configuration` */
          metadataUrl: string;
          /** Callback URL of the app client, when it is not `<backend.baseUrl>/api/auth/cognito/handler/frame`. */
          callbackUrl?: string;
          /** OpenID `prompt`; default `auto`, which leaves it out, so that Cognito asks only whom it does not know. */
          prompt?: string;
          /** Scopes beside `openid profile email`. `aws.cognito.signin.user.admin` is not needed, see the README. */
          additionalScopes?: string | string[];
          /** Where Cognito sends the browser after sign-out: one of the app client's sign-out URLs. Without it the session at Cognito stays. */
          logoutUri?: string;
          /** Host name of the user pool's domain, for sign-out; default: from the metadata. */
          domain?: string;
          /** How long the session cookie lives in the browser. */
          sessionDuration?: HumanDuration | string;
          /** Limit of one request to Cognito; default 10 seconds. */
          timeout?: HumanDuration | string;
          signIn?: {
            resolvers: Array<{
              resolver: 'cognitoGroups';
              /** Role by Cognito group. Default: the groups SYSTEM_ADMIN and PATTERN_PUBLISHER. Replaces the default. */
              groupMap?: {
                [group: string]: 'SYSTEM_ADMIN' | 'PATTERN_PUBLISHER';
              };
              /** Namespace of the user and group refs; default `default`. */
              namespace?: string;
              /** Own as `group:<namespace>/<group>` for every other Cognito group too; default false. */
              includeOtherGroups?: boolean;
            }>;
          };
        };
      };
    };
  };
}
