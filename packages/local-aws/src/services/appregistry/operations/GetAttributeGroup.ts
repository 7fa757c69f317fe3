import type {
  GetAttributeGroupRequest,
  GetAttributeGroupResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { viewAttributeGroup } from '../views';

/** One attribute group, by id, name or ARN, with its attributes and tags. */
export const GetAttributeGroup = defineRegistryOperation<
  GetAttributeGroupRequest,
  GetAttributeGroupResponse
>({
  understands: ['attributeGroup'],
  run(input, registry) {
    const group = registry.attributeGroups.find(input.attributeGroup);
    const { attributes } = group;
    return { ...viewAttributeGroup(registry, group), attributes };
  },
});
