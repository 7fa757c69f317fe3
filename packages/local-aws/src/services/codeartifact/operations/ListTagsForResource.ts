import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { findTagged } from '../findTagged';

/** The tags of a domain, a repository, a package or a package group. */
export const ListTagsForResource = defineArtifactOperation<
  ListTagsForResourceRequest,
  ListTagsForResourceResult
>({
  understands: ['resourceArn'],
  run({ resourceArn }, state) {
    return { tags: state.tagsOf(findTagged(state, resourceArn)) };
  },
});
