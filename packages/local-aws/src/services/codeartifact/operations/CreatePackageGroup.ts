import type {
  CreatePackageGroupRequest,
  CreatePackageGroupResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewPackageGroup } from '../package-groups/viewPackageGroup';

/** Makes a group of npm packages; its pattern is its name. */
export const CreatePackageGroup = defineArtifactOperation<
  CreatePackageGroupRequest,
  CreatePackageGroupResult
>({
  understands: ['domain', 'packageGroup', 'contactInfo', 'description', 'tags'],
  run(input, state) {
    const { packageGroup: pattern = '', contactInfo, description } = input;
    const domain = state.domain(input);
    const details = { pattern, contactInfo, description };
    const group = state.packageGroups.create(domain, details);
    const { tags = [] } = input;
    state.setTags(state.packageGroupArn(domain.name, pattern), tags);
    return { packageGroup: viewPackageGroup(state, group) };
  },
});
