import type {
  TagResourceRequest,
  TagResourceResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { findTagged } from '../findTagged';

/** Adds tags to a domain, a repository, a package or a package group, or replaces those of the same key. */
export const TagResource = defineArtifactOperation<
  TagResourceRequest,
  TagResourceResult
>({
  understands: ['resourceArn', 'tags'],
  run({ resourceArn, tags = [] }, state) {
    const arn = findTagged(state, resourceArn);
    const kept = state
      .tagsOf(arn)
      .filter(({ key }) => !tags.some(tag => tag.key === key));
    state.setTags(arn, [...kept, ...tags]);
    return {};
  },
});
