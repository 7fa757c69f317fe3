import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The name of the user's entity ref: `cognito:username` where it can be one,
 * else `sub`, the id that Cognito never gives to a second user.
 *
 * The e-mail address is never used: two users can share its local part, and
 * some pools let users change it. A user name in the shape of a `sub` is not
 * used either, unless it is the user's own, because it would be another user's ref.
 *
 * The API of the user pool spells the two `Username` and the attribute `sub`.
 *
 * @throws AuthenticationError when neither claim can name an entity.
 * @public
 */
export function userName(claims: Readonly<Record<string, unknown>>): string {
  const { sub } = claims;
  const name = claims['cognito:username'];
  if (isEntityName(name) && (!UUID.test(name) || name === sub)) {
    return name;
  }
  if (isEntityName(sub)) {
    return sub;
  }
  throw new AuthenticationError(
    'The id token names no user: cognito:username or sub must be 1 to 63 letters, digits, "-", "_" or ".". Check the issuer in auth.providers.cognito.',
  );
}

function isEntityName(value: unknown): value is string {
  return KubernetesValidatorFunctions.isValidObjectName(value);
}
