import type {
  ListLaunchPathsInput,
  ListLaunchPathsOutput,
} from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { launchPathsOf } from '../launch/findLaunch';
import { paginate } from '../paginate';

/** The portfolios through which a product can be launched. Here everybody has access to each. */
export const ListLaunchPaths = defineCatalogOperation<
  ListLaunchPathsInput,
  ListLaunchPathsOutput
>({
  understands: ['ProductId', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const productId = input.ProductId ?? '';
    const paths = launchPathsOf(productId, catalog);
    if (paths.length === 0) {
      throw new AwsError(
        'ResourceNotFoundException',
        `No launch paths found for resource: ${productId}`,
      );
    }
    const documents = paths.map((document, index) => ({
      position: index + 1,
      document,
    }));
    const { items, NextPageToken } = paginate(documents, input);
    return { LaunchPathSummaries: items, NextPageToken };
  },
});
