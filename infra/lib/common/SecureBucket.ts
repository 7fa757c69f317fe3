import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Properties of {@link SecureBucket}. */
export interface SecureBucketProps {
  /** The customer's key; without it S3's own, for logs of load balancers alone. */
  key?: IKey;
  /** Where accesses are logged; without it the bucket is that of the logs. */
  accessLogs?: IBucket;
  lifecycleRules?: LifecycleRule[];
  retain: boolean;
}

/**
 * A bucket as all of ours are: closed to the public, versioned, encrypted with
 * the customer's key, HTTPS only for bucket and objects, with access logs.
 */
export class SecureBucket extends Bucket {
  constructor(scope: Construct, id: string, props: SecureBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      versioned: true,
      encryption: props.key
        ? BucketEncryption.KMS
        : BucketEncryption.S3_MANAGED,
      encryptionKey: props.key,
      bucketKeyEnabled: Boolean(props.key),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Objects can be locked later without a new bucket; nothing is by default.
      objectLockEnabled: Boolean(props.accessLogs && props.key),
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(90),
        },
        ...(props.lifecycleRules ?? []),
      ],
      removalPolicy: props.retain
        ? RemovalPolicy.RETAIN
        : RemovalPolicy.DESTROY,
    });
    // The property of the L2 construct brings a Lambda function of its own.
    const bucket = this.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    if (props.accessLogs) this.logAccesses(props.accessLogs, `s3/${id}/`);
    else this.explainLogs();
  }

  /** As CDK does it, but for this account alone: CDK lets S3 use the key of the logs for any. */
  private logAccesses(accessLogs: IBucket, prefix: string): void {
    const bucket = this.node.defaultChild as CfnBucket;
    bucket.loggingConfiguration = {
      destinationBucketName: accessLogs.bucketName,
      logFilePrefix: prefix,
    };
    accessLogs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [accessLogs.arnForObjects(`${prefix}*`)],
        conditions: {
          ArnLike: { 'aws:SourceArn': this.bucketArn },
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    );
  }

  private explainLogs(): void {
    Validations.of(this).acknowledge({
      id: 'cdk-validator-cfnguard::s3_bucket_logging_enabled_check',
      reason:
        'This is the bucket of the logs: a log of who writes logs would grow by itself. Who reads them is in CloudTrail, where data events are switched on.',
    });
    Validations.of(this).acknowledge({
      id: 'cdk-validator-cfnguard::s3_bucket_object_lock_enabled_check',
      reason:
        'The services that deliver access logs do not write into a bucket with default retention (Amazon S3 User Guide, "Enabling Amazon S3 server access logging"). Versions are kept for 90 days.',
    });
  }
}
