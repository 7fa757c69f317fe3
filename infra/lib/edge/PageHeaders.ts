import path from 'node:path';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { readContentSecurityPolicy } from './readContentSecurityPolicy';
import { strictTransportSecurity } from './strictTransportSecurity';

const PRODUCTION_CONFIG = path.join(
  __dirname,
  '../../../app-config.production.yaml',
);

/** Powers of a browser that the portal has no use for. */
const UNUSED_POWERS = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** S3 tells with each object where it is kept, with the account's number. */
const STORAGE_HEADERS = [
  'server',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-version-id',
];

/**
 * The headers of a secure site, for what comes from the web bucket. Answers of
 * the API have those of the back end.
 */
export class PageHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      comment: 'Pages and files of the pattern portal',
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: readContentSecurityPolicy(PRODUCTION_CONFIG),
          override: true,
        },
        strictTransportSecurity,
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: HeadersReferrerPolicy.NO_REFERRER,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'permissions-policy',
            value: UNUSED_POWERS.map(power => `${power}=()`).join(', '),
            override: true,
          },
          {
            // People sign in by redirect: there is no window that asks back.
            header: 'cross-origin-opener-policy',
            value: 'same-origin',
            override: true,
          },
        ],
      },
      removeHeaders: STORAGE_HEADERS,
    });
  }
}
