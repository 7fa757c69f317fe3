import type {
  SearchProductsAsAdminInput,
  SearchProductsAsAdminOutput,
} from '@aws-sdk/client-service-catalog';
import { notImplemented } from '../../../core/AwsError';
import type { Catalog } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { paginate } from '../paginate';
import type { ProductRecord } from '../records';
import { viewProduct } from '../views';

type Filters = NonNullable<SearchProductsAsAdminInput['Filters']>;

function matches(product: ProductRecord, filters: Filters): boolean {
  const { Name, Owner, Description = '', ProductType } = product;
  const text = `${Name}\n${Owner}\n${Description}`.toLocaleLowerCase('en-US');
  return Object.entries(filters).every(([filter, values = []]) => {
    switch (filter) {
      case 'FullTextSearch':
        return values.every(v => text.includes(v.toLocaleLowerCase('en-US')));
      case 'Owner':
        return values.includes(Owner);
      case 'ProductType':
        return values.includes(ProductType);
      default:
        throw notImplemented(`The filter ${filter}`);
    }
  });
}

function inPortfolio(catalog: Catalog, portfolioId: string): Set<string> {
  catalog.portfolio(portfolioId);
  const associations = catalog.associations.list(portfolioId);
  return new Set(associations.map(({ ProductId }) => ProductId));
}

/** The products that match filters, oldest first, a page at a time. */
export const SearchProductsAsAdmin = defineCatalogOperation<
  SearchProductsAsAdminInput,
  SearchProductsAsAdminOutput
>({
  understands: ['PortfolioId', 'Filters', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const { PortfolioId, Filters = {} } = input;
    const ids = PortfolioId && inPortfolio(catalog, PortfolioId);
    const found = catalog.products
      .page()
      .filter(({ document }) => !ids || ids.has(document.Id))
      .filter(({ document }) => matches(document, Filters));
    const { items, NextPageToken } = paginate(found, input);
    return {
      ProductViewDetails: items.map(product => viewProduct(catalog, product)),
      NextPageToken,
    };
  },
});
