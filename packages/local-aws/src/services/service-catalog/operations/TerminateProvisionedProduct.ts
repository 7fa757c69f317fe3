import type {
  TerminateProvisionedProductInput,
  TerminateProvisionedProductOutput,
} from '@aws-sdk/client-service-catalog';
import { Catalog, invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { endFailure } from '../launch/namedFailure';
import {
  addRecord,
  findProvisioned,
  productStatus,
  viewRecord,
} from '../launch/provisioned';
import type { ProvisionedProductRecord } from '../records';

/** It fails the first time only. */
function failureOf({ Id, Name }: ProvisionedProductRecord, catalog: Catalog) {
  const hasFailed = catalog.records
    .list(Id)
    .some(({ RecordType }) => RecordType === 'TERMINATE_PROVISIONED_PRODUCT');
  return hasFailed ? undefined : endFailure(Name);
}

/** Ends what was provisioned; after a while it is gone. */
export const TerminateProvisionedProduct = defineCatalogOperation<
  TerminateProvisionedProductInput,
  TerminateProvisionedProductOutput
>({
  understands: [
    'ProvisionedProductId',
    'ProvisionedProductName',
    'TerminateToken',
  ],
  run(input, catalog) {
    const product = findProvisioned(
      { Id: input.ProvisionedProductId, Name: input.ProvisionedProductName },
      catalog,
    );
    if (productStatus(product, catalog) === 'UNDER_CHANGE') {
      throw invalidParameters(
        `The provisioned product ${product.Id} is UNDER_CHANGE: wait until that has ended.`,
      );
    }
    const record = addRecord(catalog, {
      RecordType: 'TERMINATE_PROVISIONED_PRODUCT',
      ProvisionedProductId: product.Id,
      ProvisionedProductName: product.Name,
      ProductId: product.ProductId,
      ProvisioningArtifactId: product.ProvisioningArtifactId,
      error: failureOf(product, catalog),
      outputs: [],
    });
    catalog.provisionedProducts.put(product.Id, {
      ...product,
      LastRecordId: record.RecordId,
    });
    return { RecordDetail: viewRecord(record) };
  },
});
