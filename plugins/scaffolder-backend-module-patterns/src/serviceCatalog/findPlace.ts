import { createProduct } from './createProduct';
import { findPortfolio, type Portfolio } from './findPortfolio';
import { findProduct } from './findProduct';
import { requireGroups } from './attributes/requireGroups';
import type { Product } from './Product';
import type { PublishContext } from './PublishContext';
import { storeTemplate } from './storeTemplate';
import { validateTemplate } from './validateTemplate';

/** Where the version goes: the stored template, and the product in its portfolio. */
export type Place = {
  context: PublishContext;
  portfolio: Portfolio;
  product: Product;
  templateUrl: string;
};

/**
 * Stores the template, and finds the product for it, which it makes if there is none.
 *
 * @throws as `ServiceCatalogPublisher.publish`.
 */
export async function findPlace(context: PublishContext): Promise<Place> {
  if (context.template !== context.request.template) {
    await requireGroups(context);
  }
  const portfolio = await findPortfolio(context.clients, context.config);
  const templateUrl = await storeTemplate(context);
  await validateTemplate(context, templateUrl);
  const product = await ensureProduct(context, templateUrl);
  return { context, portfolio, product, templateUrl };
}

async function ensureProduct(
  context: PublishContext,
  templateUrl: string,
): Promise<Product> {
  const { log, productName } = context;
  const present = await findProduct(context);
  if (present) {
    log.info(`The pattern’s product is ${present.id} (${productName})`);
    return present;
  }
  const product = await createProduct(context, templateUrl);
  log.info(`Created the product ${product.id} (${productName})`);
  return product;
}
