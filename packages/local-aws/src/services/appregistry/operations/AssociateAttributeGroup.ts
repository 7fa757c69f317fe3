import type {
  AssociateAttributeGroupRequest,
  AssociateAttributeGroupResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { checkQuota } from '../quotas';

/**
 * Puts an attribute group on an application. A second time it succeeds too;
 * AWS does not document that, but a PUT is usually so.
 */
export const AssociateAttributeGroup = defineRegistryOperation<
  AssociateAttributeGroupRequest,
  AssociateAttributeGroupResponse
>({
  understands: ['application', 'attributeGroup'],
  run(input, registry) {
    const { applications, attributeGroups } = registry;
    const application = applications.find(input.application);
    const group = attributeGroups.find(input.attributeGroup);
    if (!registry.isAssociated(application, group)) {
      checkQuota(
        'attribute groups per application',
        registry.associationsOf(application).length,
      );
      registry.associate(application, group);
    }
    return {
      applicationArn: applications.arn(application),
      attributeGroupArn: attributeGroups.arn(group),
    };
  },
});
