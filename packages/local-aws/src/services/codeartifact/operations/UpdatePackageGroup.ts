import type {
  UpdatePackageGroupRequest,
  UpdatePackageGroupResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewPackageGroup } from '../package-groups/viewPackageGroup';

/** Changes the contact or the description of a package group, be it the root. */
export const UpdatePackageGroup = defineArtifactOperation<
  UpdatePackageGroupRequest,
  UpdatePackageGroupResult
>({
  understands: ['domain', 'packageGroup', 'contactInfo', 'description'],
  run(input, state) {
    const domain = state.domain(input);
    const before = state.packageGroups.find(domain, input.packageGroup);
    const { contactInfo = before.contactInfo } = input;
    const { description = before.description } = input;
    const group = { ...before, contactInfo, description };
    state.packageGroups.put(group);
    return { packageGroup: viewPackageGroup(state, group) };
  },
});
