import type {
  ListPortfoliosInput,
  ListPortfoliosOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { paginate } from '../paginate';
import { viewPortfolio } from '../views';

/** All portfolios, a page at a time. */
export const ListPortfolios = defineCatalogOperation<
  ListPortfoliosInput,
  ListPortfoliosOutput
>({
  understands: ['PageSize', 'PageToken'],
  run(input, catalog) {
    const { items, NextPageToken } = paginate(catalog.portfolios.page(), input);
    return { PortfolioDetails: items.map(viewPortfolio), NextPageToken };
  },
});
