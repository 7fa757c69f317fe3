import type { DeleteProvisioningArtifactInput } from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { defineCatalogOperation } from '../defineCatalogOperation';

/** Removes a version; AWS's API reference says that a product keeps its last one. */
export const DeleteProvisioningArtifact =
  defineCatalogOperation<DeleteProvisioningArtifactInput>({
    understands: ['ProductId', 'ProvisioningArtifactId'],
    run({ ProductId = '', ProvisioningArtifactId: id = '' }, catalog) {
      catalog.artifact(ProductId, id);
      if (catalog.artifacts.count(ProductId) === 1) {
        throw new AwsError(
          'ResourceInUseException',
          `Product ${ProductId} must keep at least one provisioning artifact.`,
        );
      }
      catalog.artifacts.remove(id);
      return {};
    },
  });
