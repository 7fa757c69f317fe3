import {
  AssociateProductWithPortfolioCommand,
  paginateListPortfoliosForProduct,
} from '@aws-sdk/client-service-catalog';
import { isAwsError } from '@apo/backstage-plugin-patterns-node';
import { callWhenVisible } from './callWhenVisible';
import type { Portfolio } from './findPortfolio';
import type { Product } from './Product';
import type { PublishContext } from './PublishContext';

/**
 * Puts the product into the portfolio, if it is not there.
 *
 * @throws AwsCallError
 */
export async function ensureAssociation(
  context: PublishContext,
  product: Product,
  portfolio: Portfolio,
): Promise<void> {
  const isThere = await callWhenVisible(
    context,
    `list the portfolios of the product ${product.id}`,
    () => isAssociated(context, product, portfolio),
  );
  if (isThere) return;
  await callWhenVisible(
    context,
    `put the product ${product.id} into the portfolio ${portfolio.id}`,
    () => associate(context, product, portfolio),
  );
  context.log.info(`Put the product into the portfolio ${portfolio.name}`);
}

async function isAssociated(
  { clients, signal }: PublishContext,
  product: Product,
  portfolio: Portfolio,
): Promise<boolean> {
  const pages = paginateListPortfoliosForProduct(
    { client: clients.serviceCatalog },
    { ProductId: product.id },
    { abortSignal: signal },
  );
  for await (const { PortfolioDetails } of pages) {
    if (PortfolioDetails?.some(({ Id }) => Id === portfolio.id)) return true;
  }
  return false;
}

async function associate(
  { clients, signal }: PublishContext,
  product: Product,
  portfolio: Portfolio,
): Promise<void> {
  try {
    await clients.serviceCatalog.send(
      new AssociateProductWithPortfolioCommand({
        ProductId: product.id,
        PortfolioId: portfolio.id,
      }),
      { abortSignal: signal },
    );
  } catch (error) {
    if (!isAwsError(error, 'DuplicateResourceException')) throw error;
  }
}
