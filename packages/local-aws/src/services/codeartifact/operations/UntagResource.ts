import type {
  UntagResourceRequest,
  UntagResourceResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { findTagged } from '../findTagged';

/** Removes tags; keys that are not there are ignored. */
export const UntagResource = defineArtifactOperation<
  UntagResourceRequest,
  UntagResourceResult
>({
  understands: ['resourceArn', 'tagKeys'],
  run({ resourceArn, tagKeys = [] }, state) {
    const arn = findTagged(state, resourceArn);
    const kept = state
      .tagsOf(arn)
      .filter(({ key }) => !tagKeys.includes(String(key)));
    state.setTags(arn, kept);
    return {};
  },
});
