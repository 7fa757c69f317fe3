import type {
  GetAuthorizationTokenRequest,
  GetAuthorizationTokenResult,
} from '@aws-sdk/client-codeartifact';
import { currentSession } from '../../../core/authorization/Session';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { invalid } from '../errors';
import { mintAuthorizationToken } from '../npm/authorizationToken';

const MIN_SECONDS = 900;
const MAX_SECONDS = 43_200;

/**
 * A bearer token for all repositories of a domain. With 0 AWS ties it to the
 * caller's temporary credentials; those of the local AWS do not end, so it
 * gets the longest time.
 */
export const GetAuthorizationToken = defineArtifactOperation<
  GetAuthorizationTokenRequest,
  GetAuthorizationTokenResult
>({
  understands: ['domain', 'durationSeconds'],
  run(input, state) {
    const { tokenSecret } = state.domain(input);
    const asked = input.durationSeconds || MAX_SECONDS;
    if (asked < MIN_SECONDS) {
      throw invalid(
        `durationSeconds must be 0, or from ${MIN_SECONDS} to ${MAX_SECONDS}.`,
      );
    }
    const seconds = state.options.tokenSeconds ?? asked;
    const expiration = new Date(Date.now() + seconds * 1000);
    const authorizationToken = mintAuthorizationToken(
      tokenSecret,
      expiration,
      currentSession()?.accessKeyId,
    );
    return { authorizationToken, expiration };
  },
});
