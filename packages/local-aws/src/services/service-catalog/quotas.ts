import { AwsError } from '../../core/AwsError';

/**
 * The default quotas of one account and region, from the Service Catalog
 * administrator guide ("Service Catalog default service quotas").
 */
export const QUOTAS = {
  'portfolios per region': 100,
  'products per region': 350,
  'products per portfolio': 150,
  'versions per product': 100,
  'tags per product': 20,
  'tags per portfolio': 20,
  'TagOptions per resource': 25,
  'values per TagOption key': 25,
  'constraints per product and portfolio': 100,
} as const;

/**
 * Checks that one more fits.
 *
 * @throws AwsError LimitExceededException if the quota is used up
 */
export function checkQuota(quota: keyof typeof QUOTAS, inUse: number): void {
  if (inUse < QUOTAS[quota]) return;
  throw new AwsError(
    'LimitExceededException',
    `The quota of ${QUOTAS[quota]} ${quota} is used up.`,
  );
}
