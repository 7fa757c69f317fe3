import type {
  UpdateApplicationRequest,
  UpdateApplicationResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { viewApplication } from '../views';

/** Changes the description of an application. AWS no longer changes names, so a name is refused. */
export const UpdateApplication = defineRegistryOperation<
  UpdateApplicationRequest,
  UpdateApplicationResponse
>({
  understands: ['application', 'description'],
  run(input, registry) {
    const { applications } = registry;
    const before = applications.find(input.application);
    const { description = before.description } = input;
    const updatedAt = new Date().toISOString();
    const application = { ...before, description, updatedAt };
    applications.put(application);
    return { application: viewApplication(registry, application) };
  },
});
