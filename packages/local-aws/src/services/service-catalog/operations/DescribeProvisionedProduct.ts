import type {
  DescribeProvisionedProductInput,
  DescribeProvisionedProductOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { findProvisioned, viewProvisioned } from '../launch/provisioned';

/** What was provisioned, by id or name. */
export const DescribeProvisionedProduct = defineCatalogOperation<
  DescribeProvisionedProductInput,
  DescribeProvisionedProductOutput
>({
  understands: ['Id', 'Name'],
  run(input, catalog) {
    const product = findProvisioned(input, catalog);
    return { ProvisionedProductDetail: viewProvisioned(product, catalog) };
  },
});
