import type {
  DescribePortfolioInput,
  DescribePortfolioOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { viewPortfolio } from '../views';

/** One portfolio with its tags and tag options. */
export const DescribePortfolio = defineCatalogOperation<
  DescribePortfolioInput,
  DescribePortfolioOutput
>({
  understands: ['Id'],
  run({ Id = '' }, catalog) {
    const portfolio = catalog.portfolio(Id);
    return {
      PortfolioDetail: viewPortfolio(portfolio),
      Tags: portfolio.tags,
      TagOptions: catalog.tagOptionsOf(Id),
      Budgets: [],
    };
  },
});
