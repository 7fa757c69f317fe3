import type {
  CreateAttributeGroupRequest,
  CreateAttributeGroupResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { checkAttributes } from '../checkAttributes';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { checkQuota } from '../quotas';
import { viewAttributeGroup } from '../views';

/** Makes an attribute group. Its name is unique in the account and region. */
export const CreateAttributeGroup = defineRegistryOperation<
  CreateAttributeGroupRequest,
  CreateAttributeGroupResponse
>({
  understands: ['name', 'description', 'attributes', 'tags', 'clientToken'],
  run(input, registry) {
    checkAttributes(input.attributes);
    const { attributeGroups } = registry;
    const described = attributeGroups.describeNew(input);
    checkQuota('attribute groups per region', attributeGroups.count());
    const group = { ...described, attributes: String(input.attributes) };
    attributeGroups.put(group);
    return { attributeGroup: viewAttributeGroup(registry, group) };
  },
});
