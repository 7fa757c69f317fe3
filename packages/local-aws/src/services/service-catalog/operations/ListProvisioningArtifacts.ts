import type {
  ListProvisioningArtifactsInput,
  ListProvisioningArtifactsOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { viewArtifact } from '../views';

/** All versions of a product, oldest first; the operation has no pages. */
export const ListProvisioningArtifacts = defineCatalogOperation<
  ListProvisioningArtifactsInput,
  ListProvisioningArtifactsOutput
>({
  understands: ['ProductId'],
  run({ ProductId = '' }, catalog) {
    catalog.product(ProductId);
    const artifacts = catalog.artifacts.list(ProductId);
    return { ProvisioningArtifactDetails: artifacts.map(viewArtifact) };
  },
});
