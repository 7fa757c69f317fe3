import type { PackageTarget } from './PackageTarget';
import { quote } from './shell';

/**
 * The `aws` command that makes npm find the packages of a repository, for a
 * POSIX shell. Its token lasts 12 hours (CodeArtifact, GetAuthorizationToken).
 */
export function loginCommand(target: PackageTarget): string {
  const { domain, accountId, repository, scope, region } = target;
  return [
    'aws codeartifact login --tool npm',
    `--domain ${quote(domain)}`,
    `--domain-owner ${quote(accountId)}`,
    `--repository ${quote(repository)}`,
    ...(scope ? [`--namespace ${quote(scope)}`] : []),
    `--region ${quote(region)}`,
  ].join(' \\\n  ');
}
