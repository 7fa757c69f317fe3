import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SecureBucket } from '../common/SecureBucket';

/** The built front end, as `yarn infra:web` uploads it. */
export class WebBucket extends SecureBucket {
  /**
   * Lets one distribution read, and nobody else. It may list as well, for S3
   * says 403 and not 404 of what is missing to who may not; AppRoutes leaves no
   * path that would show a list. (The origin of CDK that writes a policy would
   * change that of the key too, for every distribution of the account.)
   */
  openTo(distribution: IDistribution): void {
    const distributionOnly = {
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      conditions: {
        StringEquals: { 'aws:SourceArn': distribution.distributionArn },
      },
    };
    this.addToResourcePolicy(
      new PolicyStatement({
        ...distributionOnly,
        sid: 'DistributionReads',
        actions: ['s3:GetObject'],
        resources: [this.arnForObjects('*')],
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        ...distributionOnly,
        sid: 'DistributionKnowsWhatIsMissing',
        actions: ['s3:ListBucket'],
        resources: [this.bucketArn],
      }),
    );
  }
}
