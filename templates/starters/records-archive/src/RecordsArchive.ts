import { Annotations, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  IBucket,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** How a {@link RecordsArchive} is made. */
export interface RecordsArchiveProps {
  /**
   * How long a record can be neither changed nor deleted, by nobody. It cannot
   * be shortened later for what is stored.
   */
  readonly retention: Duration;

  /**
   * Takes the access logs of the archive.
   */
  readonly accessLogs: IBucket;

  /**
   * When a record moves to the cheaper storage that takes hours to read.
   *
   * @default 30 days
   */
  readonly archiveAfter?: Duration;
}

/** Shortest time that S3 bills for in Glacier Flexible Retrieval, in days. */
const GLACIER_MINIMUM_DAYS = 90;

/**
 * An archive for records that have to be kept: invoices, contracts, audit logs.
 * Object Lock in compliance mode keeps each for its time, even from the root
 * user of the account. Versioned, encrypted with a key of its own, private,
 * and for TLS only.
 *
 * @example
 * const archive = new RecordsArchive(this, 'Invoices', {
 *   retention: Duration.days(3650),
 *   accessLogs,
 * });
 * archive.grantStore(invoiceFunction);
 */
export class RecordsArchive extends Construct {
  /** Where the records are. */
  readonly bucket: IBucket;

  /** Encrypts the records; it is rotated yearly, and never deleted with the stack. */
  readonly key: IKey;

  constructor(scope: Construct, id: string, props: RecordsArchiveProps) {
    super(scope, id);
    const { retention, accessLogs } = props;
    const archiveAfter = props.archiveAfter ?? Duration.days(30);
    if (retention.toDays() < archiveAfter.toDays() + GLACIER_MINIMUM_DAYS) {
      Annotations.of(this).addWarningV2(
        'records-archive:shortRetention',
        `A record is in Glacier for at least ${GLACIER_MINIMUM_DAYS} days, which is longer than it is kept.`,
      );
    }
    this.key = this.createKey();
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(retention),
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: `${this.node.path}/`,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'archive',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          transitions: [
            {
              storageClass: StorageClass.GLACIER,
              transitionAfter: archiveAfter,
            },
          ],
          noncurrentVersionExpiration: retention,
        },
      ],
    });
    // Not eventBridgeEnabled: CDK would add a Lambda function for it.
    const resource = bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    this.bucket = bucket;
  }

  /** Lets somebody add records, and neither read nor lock them. */
  grantStore(grantee: Parameters<IBucket['grantPut']>[0]) {
    return this.bucket.grantPut(grantee);
  }

  /** Lets somebody read records. */
  grantRead(grantee: Parameters<IBucket['grantRead']>[0]) {
    return this.bucket.grantRead(grantee);
  }

  private createKey(): Key {
    const key = new Key(this, 'Key', {
      description: `Records of ${this.node.path}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Grants only for AWS services that act for this account.
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DenyGrantsToOthers',
        effect: Effect.DENY,
        principals: [new StarPrincipal()],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          BoolIfExists: {
            'kms:GrantIsForAWSResource': 'false',
            'aws:PrincipalIsAWSService': 'false',
          },
        },
      }),
    );
    return key;
  }
}
