import type {
  UntagResourceRequest,
  UntagResourceResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { findTagged } from '../findTagged';

/** Removes tags; keys that are not there are ignored. */
export const UntagResource = defineRegistryOperation<
  UntagResourceRequest,
  UntagResourceResponse
>({
  understands: ['resourceArn', 'tagKeys'],
  run({ resourceArn, tagKeys = [] }, registry) {
    const tagged = findTagged(registry, resourceArn);
    const kept = Object.entries(tagged.tags).filter(
      ([key]) => !tagKeys.includes(key),
    );
    tagged.replace(Object.fromEntries(kept));
    return {};
  },
});
