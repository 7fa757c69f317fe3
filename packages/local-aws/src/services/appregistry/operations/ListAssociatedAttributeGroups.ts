import type {
  ListAssociatedAttributeGroupsRequest,
  ListAssociatedAttributeGroupsResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { paginate } from '../paginate';

/** The ids of the attribute groups of an application, a page at a time. */
export const ListAssociatedAttributeGroups = defineRegistryOperation<
  ListAssociatedAttributeGroupsRequest,
  ListAssociatedAttributeGroupsResponse
>({
  understands: ['application', 'maxResults', 'nextToken'],
  run(input, registry) {
    const application = registry.applications.find(input.application);
    const all = registry.associationsOf(application);
    const { items, nextToken } = paginate(all, input);
    const attributeGroups = items.map(item => item.attributeGroupId);
    return { attributeGroups, nextToken };
  },
});
