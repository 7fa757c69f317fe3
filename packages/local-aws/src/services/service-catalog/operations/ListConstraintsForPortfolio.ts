import type {
  ListConstraintsForPortfolioInput,
  ListConstraintsForPortfolioOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { paginate } from '../paginate';
import { viewConstraint } from '../views';

/** The constraints in a portfolio, of one product or all, a page at a time. */
export const ListConstraintsForPortfolio = defineCatalogOperation<
  ListConstraintsForPortfolioInput,
  ListConstraintsForPortfolioOutput
>({
  understands: ['PortfolioId', 'ProductId', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const { PortfolioId = '', ProductId } = input;
    catalog.portfolio(PortfolioId);
    const found = catalog.constraints
      .page(PortfolioId)
      .filter(({ document }) => !ProductId || document.ProductId === ProductId);
    const { items, NextPageToken } = paginate(found, input);
    return { ConstraintDetails: items.map(viewConstraint), NextPageToken };
  },
});
