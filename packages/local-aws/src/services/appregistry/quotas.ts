import { AwsError } from '../../core/AwsError';

/**
 * What one account and region may have. 100 groups are the limit that the
 * product plans for; AWS's general reference has higher defaults by now: 2,000
 * groups in a region, and 1,000 on an application.
 */
export const QUOTAS = {
  'applications per region': 2000,
  'attribute groups per region': 100,
  'attribute groups per application': 100,
} as const;

/**
 * Checks that one more fits.
 *
 * @throws AwsError ServiceQuotaExceededException if the quota is used up
 */
export function checkQuota(quota: keyof typeof QUOTAS, inUse: number): void {
  if (inUse < QUOTAS[quota]) return;
  throw new AwsError(
    'ServiceQuotaExceededException',
    `The quota of ${QUOTAS[quota]} ${quota} is used up.`,
    402,
  );
}
