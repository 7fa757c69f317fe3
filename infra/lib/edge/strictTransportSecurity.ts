import { Duration } from 'aws-cdk-lib';
import type { ResponseHeadersStrictTransportSecurity } from 'aws-cdk-lib/aws-cloudfront';

/**
 * The portal is opened by HTTPS only, for two years. Browsers keep what the last
 * answer said, so that all answers have to say the same, those of the API too.
 */
export const strictTransportSecurity: ResponseHeadersStrictTransportSecurity = {
  accessControlMaxAge: Duration.days(730),
  includeSubdomains: true,
  override: true,
};
