import type {
  TagResourceRequest,
  TagResourceResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { findTagged } from '../findTagged';

/** Adds tags to an application or attribute group, or replaces those of the same key. */
export const TagResource = defineRegistryOperation<
  TagResourceRequest,
  TagResourceResponse
>({
  understands: ['resourceArn', 'tags'],
  run(input, registry) {
    const tagged = findTagged(registry, input.resourceArn);
    tagged.replace({ ...tagged.tags, ...input.tags });
    return {};
  },
});
