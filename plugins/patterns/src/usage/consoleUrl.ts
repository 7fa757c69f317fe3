import { consoleHost } from './consoleHost';

/** The product's page in the AWS console. */
export function consoleUrl(target: {
  region: string;
  productId: string;
}): string {
  const { region, productId } = target;
  const id = encodeURIComponent(productId);
  return `https://${consoleHost(
    region,
  )}/servicecatalog/home?region=${region}#products/${id}`;
}
