import type {
  DescribePackageGroupRequest,
  DescribePackageGroupResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewPackageGroup } from '../package-groups/viewPackageGroup';

/** One package group; the root group `/*` is in each domain. */
export const DescribePackageGroup = defineArtifactOperation<
  DescribePackageGroupRequest,
  DescribePackageGroupResult
>({
  understands: ['domain', 'packageGroup'],
  run(input, state) {
    const domain = state.domain(input);
    const group = state.packageGroups.find(domain, input.packageGroup);
    return { packageGroup: viewPackageGroup(state, group) };
  },
});
