const ESCAPED = /[%*$]/g;

function escape(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/**
 * The end of a package group's ARN: the domain, then the pattern with its
 * slash. AWS escapes `*`, `$` and `%` in it, in lower case, and leaves `~`;
 * its CloudFormation resource provider shows that.
 */
export function packageGroupResource(domain: string, pattern: string): string {
  return `package-group/${domain}${pattern.replace(ESCAPED, escape)}`;
}

/** The domain and the pattern in such an end; undefined if it is none. */
export function parsePackageGroupResource(
  resource: string,
): { domain: string; pattern: string } | undefined {
  const [, domain, escaped] =
    /^package-group\/([^/]+)(\/.+)$/.exec(resource) ?? [];
  if (!domain) return undefined;
  const pattern = escaped.replace(/%(25|2a|24)/gi, decodeURIComponent);
  return { domain, pattern };
}
