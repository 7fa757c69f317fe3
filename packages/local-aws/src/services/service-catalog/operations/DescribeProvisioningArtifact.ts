import type {
  DescribeProvisioningArtifactInput,
  DescribeProvisioningArtifactOutput,
} from '@aws-sdk/client-service-catalog';
import { Catalog, invalidParameters, notFound } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import type { ArtifactRecord, ProductRecord } from '../records';
import { artifactStatus, viewArtifact } from '../views';

type Input = DescribeProvisioningArtifactInput;

function findProduct(input: Input, catalog: Catalog): ProductRecord {
  if (input.ProductId) return catalog.product(input.ProductId);
  if (input.ProductName) return catalog.productByName(input.ProductName);
  throw invalidParameters('Either ProductId or ProductName is required.');
}

function findArtifact(input: Input, catalog: Catalog): ArtifactRecord {
  const { ProvisioningArtifactId: id, ProvisioningArtifactName: name } = input;
  const product = findProduct(input, catalog);
  if (id) return catalog.artifact(product.Id, id);
  if (!name) {
    throw invalidParameters(
      'Either ProvisioningArtifactId or ProvisioningArtifactName is required.',
    );
  }
  const artifact = catalog.artifacts
    .list(product.Id)
    .find(({ Name }) => Name === name);
  if (!artifact) throw notFound('ProvisioningArtifact', name);
  return artifact;
}

/** One version, with its status. */
export const DescribeProvisioningArtifact = defineCatalogOperation<
  Input,
  DescribeProvisioningArtifactOutput
>({
  understands: [
    'ProductId',
    'ProductName',
    'ProvisioningArtifactId',
    'ProvisioningArtifactName',
    'Verbose',
  ],
  run(input, catalog) {
    const artifact = findArtifact(input, catalog);
    return {
      ProvisioningArtifactDetail: viewArtifact(artifact),
      Info: { TemplateUrl: artifact.templateUrl },
      Status: artifactStatus(artifact),
    };
  },
});
