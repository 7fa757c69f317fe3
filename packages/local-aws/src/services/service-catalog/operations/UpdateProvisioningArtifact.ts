import type {
  UpdateProvisioningArtifactInput,
  UpdateProvisioningArtifactOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { artifactStatus, viewArtifact } from '../views';

/** Renames a version, deprecates it or switches it off; its template never changes. */
export const UpdateProvisioningArtifact = defineCatalogOperation<
  UpdateProvisioningArtifactInput,
  UpdateProvisioningArtifactOutput
>({
  understands: [
    'ProductId',
    'ProvisioningArtifactId',
    'Name',
    'Description',
    'Active',
    'Guidance',
  ],
  run(input, catalog) {
    const { ProductId = '', ProvisioningArtifactId: id = '' } = input;
    const { Name, Description, Active, Guidance } = input;
    const before = catalog.artifact(ProductId, id);
    const artifact = {
      ...before,
      Name: Name ?? before.Name,
      Description: Description ?? before.Description,
      Active: Active ?? before.Active,
      Guidance: Guidance ?? before.Guidance,
    };
    catalog.artifacts.put(id, artifact, ProductId);
    return {
      ProvisioningArtifactDetail: viewArtifact(artifact),
      Info: { TemplateUrl: artifact.templateUrl },
      Status: artifactStatus(artifact),
    };
  },
});
