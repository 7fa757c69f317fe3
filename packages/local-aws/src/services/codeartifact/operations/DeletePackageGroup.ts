import type {
  DeletePackageGroupRequest,
  DeletePackageGroupResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { invalid } from '../errors';
import { ROOT_PATTERN } from '../package-groups/PackagePattern';
import { viewPackageGroup } from '../package-groups/viewPackageGroup';

/** Removes a package group with its tags. AWS documents that the root cannot be deleted, but not the error. */
export const DeletePackageGroup = defineArtifactOperation<
  DeletePackageGroupRequest,
  DeletePackageGroupResult
>({
  understands: ['domain', 'packageGroup'],
  run(input, state) {
    const domain = state.domain(input);
    const group = state.packageGroups.find(domain, input.packageGroup);
    if (group.pattern === ROOT_PATTERN) {
      throw invalid('The root package group cannot be deleted.');
    }
    const view = viewPackageGroup(state, group);
    state.removePackageGroup(group);
    return { packageGroup: view };
  },
});
