import type {
  ListPackagesRequest,
  ListPackagesResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { paginate } from '../paginate';
import { splitName } from '../splitName';

/** The packages of a repository, a page at a time. */
export const ListPackages = defineArtifactOperation<
  ListPackagesRequest,
  ListPackagesResult
>({
  understands: [
    'domain',
    'repository',
    'namespace',
    'packagePrefix',
    'publish',
    'upstream',
    'maxResults',
    'nextToken',
  ],
  run(input, state) {
    const repository = state.repository(input);
    const { namespace, packagePrefix = '', publish, upstream } = input;
    const matching = state.options.registries
      .storage(repository)
      .list()
      .map(name => ({
        name,
        ...splitName(name),
        restrictions: state.restrictionsOf(repository, name),
      }))
      .filter(
        found =>
          (namespace === undefined || found.namespace === namespace) &&
          found.package.startsWith(packagePrefix) &&
          (publish === undefined || found.restrictions.publish === publish) &&
          (upstream === undefined || found.restrictions.upstream === upstream),
      );
    const { items, nextToken } = paginate(matching, ({ name }) => name, input);
    const packages = items.map(({ name: _, restrictions, ...names }) => ({
      format: 'npm' as const,
      ...names,
      originConfiguration: { restrictions },
    }));
    return { packages, nextToken };
  },
});
