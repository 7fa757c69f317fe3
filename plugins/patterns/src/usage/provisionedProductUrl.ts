import { consoleHost } from './consoleHost';

/**
 * The page of a provisioned product in the AWS console. Source: the console's
 * addresses of Service Catalog.
 */
export function provisionedProductUrl(launch: {
  region?: string;
  provisionedProductId?: string;
}): string | undefined {
  const { region, provisionedProductId } = launch;
  if (!region || !provisionedProductId) return undefined;
  const id = encodeURIComponent(provisionedProductId);
  return `https://${consoleHost(
    region,
  )}/servicecatalog/home?region=${region}#provisioned-products/${id}`;
}
