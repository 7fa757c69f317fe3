import type {
  DeleteApplicationRequest,
  DeleteApplicationResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { invalid } from '../errors';
import { summarizeApplication } from '../views';

/**
 * Removes an application. AWS documents that its attribute groups must be
 * disassociated before, and no error of its own for one that has some.
 */
export const DeleteApplication = defineRegistryOperation<
  DeleteApplicationRequest,
  DeleteApplicationResponse
>({
  understands: ['application'],
  run(input, registry) {
    const { applications } = registry;
    const application = applications.find(input.application);
    if (registry.associationsOf(application).length > 0) {
      throw invalid(
        `The application ${application.name} has attribute groups. Disassociate them first.`,
      );
    }
    applications.remove(application);
    return { application: summarizeApplication(registry, application) };
  },
});
