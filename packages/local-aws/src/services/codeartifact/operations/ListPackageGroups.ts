import type {
  ListPackageGroupsRequest,
  ListPackageGroupsResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewPackageGroup } from '../package-groups/viewPackageGroup';
import { paginate } from '../paginate';

/** The package groups of a domain whose patterns begin with a prefix, by pattern, a page at a time. */
export const ListPackageGroups = defineArtifactOperation<
  ListPackageGroupsRequest,
  ListPackageGroupsResult
>({
  understands: ['domain', 'prefix', 'maxResults', 'nextToken'],
  run(input, state) {
    const { prefix = '' } = input;
    const all = state.packageGroups
      .list(state.domain(input))
      .filter(({ pattern }) => pattern.startsWith(prefix));
    const { items, nextToken } = paginate(all, item => item.pattern, input);
    const packageGroups = items.map(group => viewPackageGroup(state, group));
    return { packageGroups, nextToken };
  },
});
