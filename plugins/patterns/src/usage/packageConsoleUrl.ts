import { consoleHost } from './consoleHost';
import type { PackageTarget } from './PackageTarget';

/**
 * The page of a package version in the AWS console; undefined for a package
 * without a scope, which the portal never publishes. Source: the console's
 * addresses of CodeArtifact.
 */
export function packageConsoleUrl(target: PackageTarget): string | undefined {
  const { region, accountId, domain, repository, scope, version } = target;
  if (!scope) return undefined;
  const [where, whose, what] = [
    [accountId, domain],
    [repository],
    [scope.slice(1), target.package.slice(scope.length + 1)],
  ].map(parts => parts.map(encodeURIComponent).join('/'));
  const path = `d/${where}/r/${whose}/p/npm/${what}/v/${version}`;
  return `https://${consoleHost(
    region,
  )}/codesuite/codeartifact/${path}?region=${region}`;
}
