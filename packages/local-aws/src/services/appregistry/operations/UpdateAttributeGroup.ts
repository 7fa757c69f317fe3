import type {
  UpdateAttributeGroupRequest,
  UpdateAttributeGroupResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { checkAttributes } from '../checkAttributes';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { viewAttributeGroup } from '../views';

/** Changes the description or the attributes of a group. AWS no longer changes names, so a name is refused. */
export const UpdateAttributeGroup = defineRegistryOperation<
  UpdateAttributeGroupRequest,
  UpdateAttributeGroupResponse
>({
  understands: ['attributeGroup', 'description', 'attributes'],
  run(input, registry) {
    const { attributeGroups } = registry;
    const before = attributeGroups.find(input.attributeGroup);
    const { description = before.description } = input;
    const { attributes = before.attributes } = input;
    checkAttributes(attributes);
    const updatedAt = new Date().toISOString();
    const group = { ...before, description, attributes, updatedAt };
    attributeGroups.put(group);
    return { attributeGroup: viewAttributeGroup(registry, group) };
  },
});
