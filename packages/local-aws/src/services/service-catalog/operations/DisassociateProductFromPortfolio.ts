import type { DisassociateProductFromPortfolioInput } from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { notFound } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';

/**
 * Takes a product out of a portfolio. Refused while constraints hold the two
 * together: AWS lists ResourceInUseException, but does not say when.
 */
export const DisassociateProductFromPortfolio =
  defineCatalogOperation<DisassociateProductFromPortfolioInput>({
    understands: ['ProductId', 'PortfolioId'],
    run({ ProductId = '', PortfolioId = '' }, catalog) {
      catalog.product(ProductId);
      catalog.portfolio(PortfolioId);
      const id = `${PortfolioId}|${ProductId}`;
      if (!catalog.associations.get(id)) throw notFound('Association', id);
      const held = catalog.constraints
        .list(PortfolioId)
        .some(constraint => constraint.ProductId === ProductId);
      if (held) {
        throw new AwsError(
          'ResourceInUseException',
          `Product ${ProductId} has constraints in portfolio ${PortfolioId}. Delete them first.`,
        );
      }
      catalog.associations.remove(id);
      return {};
    },
  });
