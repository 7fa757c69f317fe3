import type {
  ListAttributeGroupsForApplicationRequest,
  ListAttributeGroupsForApplicationResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { paginate } from '../paginate';

/** The attribute groups of an application, a page at a time. AWS no longer fills in their names. */
export const ListAttributeGroupsForApplication = defineRegistryOperation<
  ListAttributeGroupsForApplicationRequest,
  ListAttributeGroupsForApplicationResponse
>({
  understands: ['application', 'maxResults', 'nextToken'],
  run(input, registry) {
    const application = registry.applications.find(input.application);
    const all = registry.associationsOf(application);
    const { items, nextToken } = paginate(all, input);
    const attributeGroupsDetails = items.map(({ attributeGroupId }) => {
      const group = registry.attributeGroups.find(attributeGroupId);
      return { id: group.id, arn: registry.attributeGroups.arn(group) };
    });
    return { attributeGroupsDetails, nextToken };
  },
});
