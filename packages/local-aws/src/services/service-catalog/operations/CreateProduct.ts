import type {
  CreateProductInput,
  CreateProductOutput,
} from '@aws-sdk/client-service-catalog';
import { notImplemented } from '../../../core/AwsError';
import { newId } from '../../../core/ids';
import { addArtifact } from '../addArtifact';
import { invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { checkQuota } from '../quotas';
import type { ProductRecord } from '../records';
import { viewArtifact, viewProduct } from '../views';

/** Makes a product and its first version. Names need not be unique, as on AWS. */
export const CreateProduct = defineCatalogOperation<
  CreateProductInput,
  CreateProductOutput
>({
  understands: [
    'Name',
    'Owner',
    'Description',
    'Distributor',
    'SupportDescription',
    'SupportEmail',
    'SupportUrl',
    'ProductType',
    'Tags',
    'ProvisioningArtifactParameters',
    'IdempotencyToken',
  ],
  run(input, catalog) {
    const {
      Tags: tags = [],
      ProvisioningArtifactParameters: parameters,
      IdempotencyToken: _,
      AcceptLanguage: __,
      ...attributes
    } = input;
    const { ProductType } = input;
    if (ProductType !== 'CLOUD_FORMATION_TEMPLATE') {
      throw notImplemented(`The product type ${ProductType}`);
    }
    if (!parameters) {
      throw invalidParameters('ProvisioningArtifactParameters is required.');
    }
    checkQuota('products per region', catalog.products.count());
    const product = {
      ...attributes,
      Id: newId('prod-'),
      createdAt: new Date().toISOString(),
      tags,
    } as ProductRecord;
    catalog.products.put(product.Id, product);
    const artifact = addArtifact(catalog, product.Id, parameters);
    return {
      ProductViewDetail: viewProduct(catalog, product),
      ProvisioningArtifactDetail: viewArtifact(artifact),
      Tags: tags,
    };
  },
});
