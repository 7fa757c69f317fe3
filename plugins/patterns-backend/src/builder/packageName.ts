import { InputError } from '@backstage/errors';

/**
 * Name of the npm package of a pattern. The scope is the portal's and the rest
 * is the pattern's own name, so no author can publish in the name of another.
 */
export function packageName(scope: string, patternName: string): string {
  return `${scope}/${patternName}`;
}

/**
 * Checks a scope of the configuration.
 *
 * Source: npm's rules for names: lower case, URL-safe, not starting with a dot.
 * @throws InputError that names the key and gives an example.
 */
export function checkScope(scope: string, key: string): string {
  if (/^@[a-z0-9~-][a-z0-9._~-]*$/.test(scope)) return scope;
  throw new InputError(
    `${key} is ${JSON.stringify(
      scope,
    )}: use @ and lower-case letters, digits and -, such as @patterns`,
  );
}
