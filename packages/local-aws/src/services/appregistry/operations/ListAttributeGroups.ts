import type {
  ListAttributeGroupsRequest,
  ListAttributeGroupsResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { paginate } from '../paginate';
import { summarizeAttributeGroup } from '../views';

/** All attribute groups, a page at a time. */
export const ListAttributeGroups = defineRegistryOperation<
  ListAttributeGroupsRequest,
  ListAttributeGroupsResponse
>({
  understands: ['maxResults', 'nextToken'],
  run(input, registry) {
    const all = registry.attributeGroups.page();
    const { items, nextToken } = paginate(all, input);
    return {
      attributeGroups: items.map(group =>
        summarizeAttributeGroup(registry, group),
      ),
      nextToken,
    };
  },
});
