import { ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { strictTransportSecurity } from './strictTransportSecurity';

/** Answers of the API have the headers of the back end; this is all that changes. */
export class ApiHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      comment: 'Answers of the API of the pattern portal',
      securityHeadersBehavior: { strictTransportSecurity },
    });
  }
}
