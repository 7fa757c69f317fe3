import type { CodeArtifact } from './CodeArtifact';
import { invalid } from './errors';
import { parsePackageGroupResource } from './package-groups/packageGroupArn';

/**
 * Checks that an ARN names something that is there: a domain, a repository,
 * a package or a package group.
 *
 * @returns the ARN as it is stored
 * @throws AwsError ResourceNotFoundException, or ValidationException for another ARN
 */
export function findTagged(state: CodeArtifact, arn = ''): string {
  const { region, accountId } = state.options;
  const prefix = `arn:aws:codeartifact:${region}:${accountId}:`;
  const resource = arn.startsWith(prefix) ? arn.slice(prefix.length) : '';
  const group = parsePackageGroupResource(resource);
  if (group) {
    const { domain, pattern } = group;
    state.packageGroups.find(state.domain({ domain }), pattern);
    return state.packageGroupArn(domain, pattern);
  }
  const [type, domain, repository, ...rest] = resource.split('/');
  if (type === 'domain' && domain && repository === undefined) {
    state.domain({ domain });
  } else if (type === 'repository' && repository && rest.length === 0) {
    state.repository({ domain, repository });
  } else if (type === 'package' && rest.length === 3 && rest[0] === 'npm') {
    const [, namespace, name] = rest;
    state.packument({ domain, repository, namespace, package: name });
  } else {
    throw invalid(
      `${arn} is not the ARN of a domain, a repository, an npm package or a package group of this account and region.`,
    );
  }
  return arn;
}
