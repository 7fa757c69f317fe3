import type {
  ProvisionedProductAttribute,
  SearchProvisionedProductsInput,
  SearchProvisionedProductsOutput,
} from '@aws-sdk/client-service-catalog';
import { notImplemented } from '../../../core/AwsError';
import { Catalog, invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { isThere, viewProvisioned } from '../launch/provisioned';
import { paginate } from '../paginate';
import type { ProvisionedProductRecord } from '../records';

/** Keys of `key:value` in the filter SearchQuery, and what they are of. */
const QUERY_KEYS: Record<string, keyof ProvisionedProductAttribute> = {
  id: 'Id',
  idempotencyToken: 'IdempotencyToken',
  lastRecordId: 'LastRecordId',
  name: 'Name',
  productId: 'ProductId',
  provisioningArtifactId: 'ProvisioningArtifactId',
  status: 'Status',
};

function matches(found: ProvisionedProductAttribute, query: string): boolean {
  const at = query.indexOf(':');
  const key = QUERY_KEYS[query.slice(0, at)];
  if (at < 1 || !key) throw notImplemented(`The query ${query}`);
  return found[key] === query.slice(at + 1);
}

function view(
  product: ProvisionedProductRecord,
  catalog: Catalog,
): ProvisionedProductAttribute {
  const { LaunchRoleArn: _, ...detail } = viewProvisioned(product, catalog);
  return { ...detail, Tags: product.tags };
}

/** What was provisioned and is there, oldest first, a page at a time. */
export const SearchProvisionedProducts = defineCatalogOperation<
  SearchProvisionedProductsInput,
  SearchProvisionedProductsOutput
>({
  understands: ['AccessLevelFilter', 'Filters', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const { SearchQuery: queries = [], ...others } = input.Filters ?? {};
    const [unknown] = Object.keys(others);
    if (unknown) throw invalidParameters(`There is no filter ${unknown}.`);
    const found = catalog.provisionedProducts
      .page()
      .filter(({ document }) => isThere(document, catalog))
      .filter(({ document }) =>
        queries.every(query => matches(view(document, catalog), query)),
      );
    const { items, NextPageToken } = paginate(found, input);
    return {
      ProvisionedProducts: items.map(each => view(each, catalog)),
      TotalResultsCount: found.length,
      NextPageToken,
    };
  },
});
