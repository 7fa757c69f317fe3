import type { DeletePortfolioInput } from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { defineCatalogOperation } from '../defineCatalogOperation';

/** Removes a portfolio; AWS refuses that while it has products or constraints. */
export const DeletePortfolio = defineCatalogOperation<DeletePortfolioInput>({
  understands: ['Id'],
  run({ Id = '' }, catalog) {
    catalog.portfolio(Id);
    const inUse =
      catalog.associations.count(Id) + catalog.constraints.count(Id);
    if (inUse > 0) {
      throw new AwsError(
        'ResourceInUseException',
        `Portfolio ${Id} has products or constraints. Remove them first.`,
      );
    }
    for (const { TagOptionId } of catalog.tagOptionLinks.list(Id)) {
      catalog.tagOptionLinks.remove(`${Id}|${TagOptionId}`);
    }
    catalog.portfolios.remove(Id);
    return {};
  },
});
