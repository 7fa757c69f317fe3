import { Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnDelivery,
  CfnDeliveryDestination,
  CfnDeliverySource,
} from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Properties of {@link AccessLogDelivery}. */
export interface AccessLogDeliveryProps {
  name: string;
  distribution: Distribution;
  bucket: Bucket;
}

/** Of each request; not its query or its cookies, which have codes and tokens. */
const FIELDS = [
  'date',
  'time',
  'c-ip',
  'cs-method',
  'cs(Host)',
  'cs-uri-stem',
  'sc-status',
  'cs(User-Agent)',
  'cs-bytes',
  'sc-bytes',
  'time-taken',
  'time-to-first-byte',
  'cs-protocol',
  'cs-protocol-version',
  'ssl-protocol',
  'ssl-cipher',
  'x-edge-location',
  'x-edge-result-type',
  'x-edge-detailed-result-type',
  'x-edge-request-id',
];

/**
 * Access logs of CloudFront in a bucket: standard logging v2, which needs no
 * access control lists
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html).
 */
export class AccessLogDelivery extends Construct {
  constructor(scope: Construct, id: string, props: AccessLogDeliveryProps) {
    super(scope, id);
    const { name, distribution, bucket } = props;
    this.allow(`${name}-edge`, bucket);
    const source = new CfnDeliverySource(this, 'Source', {
      name: `${name}-edge`,
      resourceArn: distribution.distributionArn,
      logType: 'ACCESS_LOGS',
    });
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name: `${name}-edge-logs`,
      destinationResourceArn: bucket.bucketArn,
      outputFormat: 'json',
    });
    const delivery = new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: FIELDS,
      // Below AWSLogs/<account>/CloudFront/, which AWS puts in front.
      s3SuffixPath: '{DistributionId}/{yyyy}/{MM}/{dd}',
    });
    delivery.addResourceDependency(source);
    // AWS would write the statements itself, into a policy that is ours.
    if (bucket.policy) delivery.node.addDependency(bucket.policy);
  }

  private allow(sourceName: string, bucket: Bucket): void {
    const { partition, region, account } = Stack.of(this);
    const deliverer = {
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
    };
    const ofOurs = {
      ArnLike: {
        'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:delivery-source:${sourceName}`,
      },
    };
    bucket.addToResourcePolicy(
      new PolicyStatement({
        ...deliverer,
        sid: 'DeliverAccessLogs',
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${account}/CloudFront/*`)],
        conditions: {
          ...ofOurs,
          StringEquals: {
            'aws:SourceAccount': account,
            's3:x-amz-acl': 'bucket-owner-full-control',
          },
        },
      }),
    );
    bucket.addToResourcePolicy(
      new PolicyStatement({
        ...deliverer,
        sid: 'LookAtBucketOfAccessLogs',
        actions: ['s3:GetBucketAcl', 's3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: {
          ...ofOurs,
          StringEquals: { 'aws:SourceAccount': account },
        },
      }),
    );
  }
}
