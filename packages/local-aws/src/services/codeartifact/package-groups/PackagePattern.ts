/** What one part of a path must be: anything, a beginning that ends with a word, or a text. */
export type PatternPart =
  | { kind: 'any' }
  | { kind: 'prefix'; text: string }
  | { kind: 'exact'; text: string };

/** The format, the namespace and the name that a package group is about. */
export type PackagePattern = [
  format: PatternPart,
  namespace: PatternPart,
  name: PatternPart,
];

const ANY: PatternPart = { kind: 'any' };

/** The pattern of the group that each domain has: all packages. */
export const ROOT_PATTERN = '/*';

// /npm/namespace~, /npm/namespace/*, /npm/namespace/name~ and /npm/namespace/name$
const NAMESPACE_PREFIX = /^\/npm\/([^#/\s]+)~$/;
const WHOLE_NAMESPACE = /^\/npm\/([^#/\s]*)\/\*$/;
const NAME = /^\/npm\/([^#/\s]*)\/([^#/\s]+)([~$])$/;
const ENDS_WITH_WORD = /[\p{L}\p{N}\p{M}]$/u;

function exact(text: string): PatternPart {
  return { kind: 'exact', text };
}

function prefix(text: string): PatternPart | undefined {
  return ENDS_WITH_WORD.test(text) ? { kind: 'prefix', text } : undefined;
}

/**
 * Reads the pattern of a group of npm packages; undefined if it is none. The
 * grammar is in AWS's CodeArtifact user guide, "Package group definition
 * syntax": a blank namespace stands for packages without a scope, and `~` must
 * come after a letter, a number or a mark.
 */
export function parsePackagePattern(text: string): PackagePattern | undefined {
  const npm = exact('npm');
  if (text === ROOT_PATTERN) return [ANY, ANY, ANY];
  if (text === '/npm/*') return [npm, ANY, ANY];
  const [, scope] = NAMESPACE_PREFIX.exec(text) ?? [];
  if (scope) {
    const part = prefix(scope);
    return part && [npm, part, ANY];
  }
  const [, whole] = WHOLE_NAMESPACE.exec(text) ?? [];
  if (whole !== undefined) return [npm, exact(whole), ANY];
  const [, namespace, name, suffix] = NAME.exec(text) ?? [];
  if (namespace === undefined) return undefined;
  const part = suffix === '~' ? prefix(name) : exact(name);
  return part && [npm, exact(namespace), part];
}

/** A single npm package, as the pattern that fits nothing else. */
export function packagePath(namespace = '', name = ''): PackagePattern {
  return [exact('npm'), exact(namespace), exact(name)];
}
