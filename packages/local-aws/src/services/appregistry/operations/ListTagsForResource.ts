import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { findTagged } from '../findTagged';

/** The tags of an application or attribute group. */
export const ListTagsForResource = defineRegistryOperation<
  ListTagsForResourceRequest,
  ListTagsForResourceResponse
>({
  understands: ['resourceArn'],
  run(input, registry) {
    return { tags: findTagged(registry, input.resourceArn).tags };
  },
});
