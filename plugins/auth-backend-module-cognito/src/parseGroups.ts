/** Claims of an id token whose signature, issuer and audience have been checked. */
type Claims = Readonly<Record<string, unknown>>;

/**
 * Bounds for what one token may say about groups. Cognito itself allows 100
 * groups a user, 128 characters a group name and 2,048 characters a custom
 * attribute (quotas of Amazon Cognito user pools).
 */
const MAX_GROUPS = 200;
const MAX_NAME_LENGTH = 128;
const MAX_CLAIM_LENGTH = 16_384;

/**
 * The Cognito groups that an id token names, without duplicates, in the token's order.
 *
 * Reads `cognito:groups`, and `custom:groups` when the user came from another
 * identity provider (claim `identities`). A user whose home is the pool may be
 * able to write custom attributes of their own, so theirs are not believed.
 *
 * A claim that is absent, too large or not understood contributes no group;
 * nothing here throws, because an unreadable claim must leave a reader, not a
 * locked-out user.
 * @public
 */
export function parseGroups(claims: Claims): string[] {
  const federated = isFederated(claims.identities)
    ? readClaim(claims['custom:groups'])
    : [];
  return [...new Set([...readClaim(claims['cognito:groups']), ...federated])];
}

/** Cognito sends `identities` as an array in the id token, as JSON text elsewhere. */
function isFederated(identities: unknown): boolean {
  const list =
    typeof identities === 'string' ? parseJson(identities) : identities;
  return Array.isArray(list) && list.length > 0;
}

/** All of a claim, or nothing of it: half a list is not what the provider said. */
function readClaim(claim: unknown): string[] {
  const items = typeof claim === 'string' ? readText(claim) : claim;
  if (!Array.isArray(items) || items.length > MAX_GROUPS) {
    return [];
  }
  return items.every(isGroupName) ? items : [];
}

/** A JSON array, `[a, b]`, or a comma list. */
function readText(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_CLAIM_LENGTH) {
    return [];
  }
  const bracketed = trimmed.startsWith('[') && trimmed.endsWith(']');
  const json = bracketed ? parseJson(trimmed) : undefined;
  if (json !== undefined) {
    return json;
  }
  const list = bracketed ? trimmed.slice(1, -1) : trimmed;
  return list.split(',').map(item => item.trim());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Brackets, braces and quotes are left-overs of a list that could not be read. */
function isGroupName(item: unknown): item is string {
  return (
    typeof item === 'string' &&
    item.length > 0 &&
    item.length <= MAX_NAME_LENGTH &&
    !/[[\]{}"]/.test(item)
  );
}
