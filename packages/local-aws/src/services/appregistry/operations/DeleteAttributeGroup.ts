import type {
  DeleteAttributeGroupRequest,
  DeleteAttributeGroupResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { invalid } from '../errors';
import { summarizeAttributeGroup } from '../views';

/**
 * Removes an attribute group that is on no application. AWS does not say what
 * it does with one that is: a refusal, with the only fitting error that it
 * documents for this operation, is a guess.
 */
export const DeleteAttributeGroup = defineRegistryOperation<
  DeleteAttributeGroupRequest,
  DeleteAttributeGroupResponse
>({
  understands: ['attributeGroup'],
  run(input, registry) {
    const { attributeGroups } = registry;
    const group = attributeGroups.find(input.attributeGroup);
    if (registry.isInUse(group)) {
      throw invalid(
        `The attribute group ${group.name} is associated with an application. Disassociate it first.`,
      );
    }
    attributeGroups.remove(group);
    return { attributeGroup: summarizeAttributeGroup(registry, group) };
  },
});
