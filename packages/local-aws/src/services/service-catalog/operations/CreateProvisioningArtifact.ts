import type {
  CreateProvisioningArtifactInput,
  CreateProvisioningArtifactOutput,
} from '@aws-sdk/client-service-catalog';
import { addArtifact } from '../addArtifact';
import { invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { artifactStatus, viewArtifact } from '../views';

/** Adds a version to a product. */
export const CreateProvisioningArtifact = defineCatalogOperation<
  CreateProvisioningArtifactInput,
  CreateProvisioningArtifactOutput
>({
  understands: ['ProductId', 'Parameters', 'IdempotencyToken'],
  run({ ProductId = '', Parameters }, catalog) {
    catalog.product(ProductId);
    if (!Parameters) throw invalidParameters('Parameters is required.');
    const artifact = addArtifact(catalog, ProductId, Parameters);
    return {
      ProvisioningArtifactDetail: viewArtifact(artifact),
      Info: { TemplateUrl: artifact.templateUrl },
      Status: artifactStatus(artifact),
    };
  },
});
