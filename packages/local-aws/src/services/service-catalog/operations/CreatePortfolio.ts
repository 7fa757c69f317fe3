import type {
  CreatePortfolioInput,
  CreatePortfolioOutput,
} from '@aws-sdk/client-service-catalog';
import { newId } from '../../../core/ids';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { checkQuota } from '../quotas';
import { viewPortfolio } from '../views';

/** Makes an empty portfolio. */
export const CreatePortfolio = defineCatalogOperation<
  CreatePortfolioInput,
  CreatePortfolioOutput
>({
  understands: [
    'DisplayName',
    'Description',
    'ProviderName',
    'Tags',
    'IdempotencyToken',
  ],
  run({ DisplayName, Description, ProviderName, Tags = [] }, catalog) {
    checkQuota('portfolios per region', catalog.portfolios.count());
    checkQuota('tags per portfolio', Tags.length - 1);
    const Id = newId('port-');
    const portfolio = {
      Id,
      ARN: catalog.arn('portfolio', Id),
      DisplayName,
      Description,
      ProviderName,
      createdAt: new Date().toISOString(),
      tags: Tags,
    };
    catalog.portfolios.put(Id, portfolio);
    return { PortfolioDetail: viewPortfolio(portfolio), Tags };
  },
});
