import type {
  GetApplicationRequest,
  GetApplicationResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { viewApplication } from '../views';

/** One application, by id, name or ARN. It has no resources: those cannot be associated here. */
export const GetApplication = defineRegistryOperation<
  GetApplicationRequest,
  GetApplicationResponse
>({
  understands: ['application'],
  run(input, registry) {
    const application = registry.applications.find(input.application);
    const view = viewApplication(registry, application);
    return { ...view, associatedResourceCount: 0 };
  },
});
