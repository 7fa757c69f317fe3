import type {
  GetAssociatedPackageGroupRequest,
  GetAssociatedPackageGroupResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { findAssociatedGroup } from '../package-groups/findAssociatedGroup';
import { packagePath } from '../package-groups/PackagePattern';
import { viewPackageGroup } from '../package-groups/viewPackageGroup';

/** The one package group that an npm package is in; the package need not exist. */
export const GetAssociatedPackageGroup = defineArtifactOperation<
  GetAssociatedPackageGroupRequest,
  GetAssociatedPackageGroupResult
>({
  understands: ['domain', 'namespace', 'package'],
  run(input, state) {
    const groups = state.packageGroups.list(state.domain(input));
    const path = packagePath(input.namespace, input.package);
    const { group, type } = findAssociatedGroup(groups, path);
    return {
      packageGroup: viewPackageGroup(state, group),
      associationType: type,
    };
  },
});
