import type {
  DescribeProductAsAdminInput,
  DescribeProductAsAdminOutput,
} from '@aws-sdk/client-service-catalog';
import { Catalog, invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import type { ProductRecord } from '../records';
import { viewProduct } from '../views';

function findProduct(
  { Id, Name }: DescribeProductAsAdminInput,
  catalog: Catalog,
): ProductRecord {
  if (Id) return catalog.product(Id);
  if (Name) return catalog.productByName(Name);
  throw invalidParameters('Either Id or Name is required.');
}

/** One product, by id or name, with its versions, tags and tag options. */
export const DescribeProductAsAdmin = defineCatalogOperation<
  DescribeProductAsAdminInput,
  DescribeProductAsAdminOutput
>({
  understands: ['Id', 'Name'],
  run(input, catalog) {
    const product = findProduct(input, catalog);
    const artifacts = catalog.artifacts.list(product.Id);
    return {
      ProductViewDetail: viewProduct(catalog, product),
      ProvisioningArtifactSummaries: artifacts.map(
        ({ Id, Name, Description, createdAt }) => ({
          Id,
          Name,
          Description,
          CreatedTime: new Date(createdAt),
          ProvisioningArtifactMetadata: {},
        }),
      ),
      Tags: product.tags,
      TagOptions: catalog.tagOptionsOf(product.Id),
      Budgets: [],
    };
  },
});
