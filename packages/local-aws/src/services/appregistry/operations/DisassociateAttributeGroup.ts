import type {
  DisassociateAttributeGroupRequest,
  DisassociateAttributeGroupResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { notFound } from '../errors';

/** Takes an attribute group off an application. */
export const DisassociateAttributeGroup = defineRegistryOperation<
  DisassociateAttributeGroupRequest,
  DisassociateAttributeGroupResponse
>({
  understands: ['application', 'attributeGroup'],
  run(input, registry) {
    const { applications, attributeGroups } = registry;
    const application = applications.find(input.application);
    const group = attributeGroups.find(input.attributeGroup);
    if (!registry.disassociate(application, group)) {
      throw notFound(
        `The attribute group ${group.name} is not associated with the application ${application.name}.`,
      );
    }
    return {
      applicationArn: applications.arn(application),
      attributeGroupArn: attributeGroups.arn(group),
    };
  },
});
