import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * How long CloudFront keeps a file: as its `Cache-Control` says, which is
 * decided by who uploads it. (AWS's own policy for files keeps each for a second
 * at least, the document of the app too.) With compressed copies.
 */
export class FileCache extends CachePolicy {
  /** @param name - of all that is deployed; the policy's begins with it */
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id, {
      cachePolicyName: `${name}-files`,
      comment: 'As long as Cache-Control of the file says',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      headerBehavior: CacheHeaderBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }
}
