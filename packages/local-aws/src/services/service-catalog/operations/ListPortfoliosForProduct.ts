import type {
  ListPortfoliosForProductInput,
  ListPortfoliosForProductOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { paginate } from '../paginate';
import { viewPortfolio } from '../views';

/** The portfolios that a product is in, a page at a time. */
export const ListPortfoliosForProduct = defineCatalogOperation<
  ListPortfoliosForProductInput,
  ListPortfoliosForProductOutput
>({
  understands: ['ProductId', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const { ProductId = '' } = input;
    catalog.product(ProductId);
    const associations = catalog.associations
      .page()
      .filter(({ document }) => document.ProductId === ProductId);
    const { items, NextPageToken } = paginate(associations, input);
    return {
      PortfolioDetails: items.map(({ PortfolioId }) =>
        viewPortfolio(catalog.portfolio(PortfolioId)),
      ),
      NextPageToken,
    };
  },
});
