import type {
  CreateApplicationRequest,
  CreateApplicationResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { checkQuota } from '../quotas';
import { viewApplication } from '../views';

/** Makes an application. Its name is unique in the account and region. */
export const CreateApplication = defineRegistryOperation<
  CreateApplicationRequest,
  CreateApplicationResponse
>({
  understands: ['name', 'description', 'tags', 'clientToken'],
  run(input, registry) {
    const { applications } = registry;
    const application = applications.describeNew(input);
    checkQuota('applications per region', applications.count());
    applications.put(application);
    return { application: viewApplication(registry, application) };
  },
});
