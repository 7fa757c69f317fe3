/** What a path of the npm protocol is about. */
export interface NpmPath {
  kind: 'package' | 'version' | 'tarball' | 'dist-tags';
  /** The full name, with its scope. */
  packageName: string;
  /** For a version: the version or the tag. For a tarball: the file name. */
  item?: string;
}

const NAME = '((?:@[^/]+/)?[^/@-][^/]*)';
const FORMS: [kind: NpmPath['kind'], form: RegExp][] = [
  ['dist-tags', new RegExp(`^/-/package/${NAME}/dist-tags(?:/([^/]+))?$`)],
  ['tarball', new RegExp(`^/${NAME}/-/([^/]+\\.tgz)$`)],
  ['version', new RegExp(`^/${NAME}/([^/-][^/]*)$`)],
  ['package', new RegExp(`^/${NAME}$`)],
];

/**
 * Reads a path below a registry.
 *
 * @returns undefined for a path that is about no package, or that no package manager uses
 */
export function parseNpmPath(path: string): NpmPath | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  for (const [kind, form] of FORMS) {
    const match = form.exec(decoded);
    if (match) return { kind, packageName: match[1], item: match[2] };
  }
  return undefined;
}
