import type { AssociateProductWithPortfolioInput } from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { checkQuota } from '../quotas';

/** Puts a product into a portfolio; a second time changes nothing. */
export const AssociateProductWithPortfolio =
  defineCatalogOperation<AssociateProductWithPortfolioInput>({
    understands: ['ProductId', 'PortfolioId'],
    run({ ProductId = '', PortfolioId = '' }, catalog) {
      catalog.product(ProductId);
      catalog.portfolio(PortfolioId);
      const id = `${PortfolioId}|${ProductId}`;
      if (catalog.associations.get(id)) return {};
      const inUse = catalog.associations.count(PortfolioId);
      checkQuota('products per portfolio', inUse);
      catalog.associations.put(id, { ProductId, PortfolioId }, PortfolioId);
      return {};
    },
  });
