import type {
  ListApplicationsRequest,
  ListApplicationsResponse,
} from '@aws-sdk/client-service-catalog-appregistry';
import { defineRegistryOperation } from '../defineRegistryOperation';
import { paginate } from '../paginate';
import { summarizeApplication } from '../views';

/** All applications, a page at a time. */
export const ListApplications = defineRegistryOperation<
  ListApplicationsRequest,
  ListApplicationsResponse
>({
  understands: ['maxResults', 'nextToken'],
  run(input, registry) {
    const all = registry.applications.page();
    const { items, nextToken } = paginate(all, input);
    return {
      applications: items.map(application =>
        summarizeApplication(registry, application),
      ),
      nextToken,
    };
  },
});
