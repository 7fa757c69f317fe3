import type { Publication } from '@apo/backstage-plugin-patterns-common';

/** What is needed to use a version that is in CodeArtifact. */
export type PackageTarget = {
  /** Name of the npm package, such as `@patterns/event-fan-out`. */
  package: string;
  /** Scope of the package with its sign, where it has one. */
  scope?: string;
  version: string;
  region: string;
  accountId: string;
  domain: string;
  repository: string;
};

/** The target of a publication; undefined for one that is not in CodeArtifact. */
export function toPackageTarget(
  version: string,
  publication: Publication,
): PackageTarget | undefined {
  const { target, package: name, domain, repository } = publication;
  if (target !== 'codeartifact' || !name || !domain || !repository) {
    return undefined;
  }
  const { region, accountId } = publication;
  return {
    package: name,
    scope: /^(@[^/]+)\//.exec(name)?.[1],
    version,
    region,
    accountId,
    domain,
    repository,
  };
}
