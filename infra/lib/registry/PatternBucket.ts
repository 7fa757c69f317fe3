import { Duration, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { SecureBucket } from '../common/SecureBucket';
import type { PortalRole } from './PortalRole';

/** Properties of {@link PatternBucket}. */
export interface PatternBucketProps {
  key: IKey;
  accessLogs: IBucket;
  retain: boolean;
}

/**
 * What patterns consist of: `bundles/` as submitted, `templates/` as published,
 * and `build/` on the way through builds.
 */
export class PatternBucket extends SecureBucket {
  private readonly key: IKey;

  constructor(scope: Construct, id: string, props: PatternBucketProps) {
    super(scope, id, {
      ...props,
      lifecycleRules: [
        {
          id: 'Builds',
          prefix: 'build/',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    this.key = props.key;
  }

  /** The portal keeps bundles, and gives builds URLs of single objects. */
  connect(portal: PortalRole): void {
    const { region } = Stack.of(this);
    portal.settings.set('PATTERNS_BUCKET', this.bucketName);
    portal.settings.set('PATTERNS_KMS_KEY', this.key.keyArn);
    portal.allow('Bundles', {
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [
        this.arnForObjects('bundles/*'),
        this.arnForObjects('build/source/*'),
        this.arnForObjects('build/output/*'),
      ],
      wildcard:
        'Three prefixes of our own bucket, whose objects the portal names by digest or build. Templates are not among them.',
    });
    portal.allow('FinishedBuilds', {
      actions: ['s3:DeleteObject'],
      resources: [this.arnForObjects('build/*')],
      wildcard:
        'One prefix of our own bucket: source and outputs of builds, which go when a build has ended.',
    });
    portal.allow('Bucket', {
      actions: [
        's3:ListBucket',
        's3:GetBucketPublicAccessBlock',
        's3:GetBucketPolicy',
        's3:GetBucketPolicyStatus',
        's3:GetBucketVersioning',
        's3:GetEncryptionConfiguration',
      ],
      resources: [this.bucketArn],
    });
    portal.allow('Key', {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [this.key.keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': ['s3', 'sqs', 'dynamodb'].map(
            service => `${service}.${region}.amazonaws.com`,
          ),
        },
      },
    });
    portal.allow('LookAtKey', {
      actions: ['kms:DescribeKey', 'kms:GetKeyRotationStatus'],
      resources: [this.key.keyArn],
    });
  }
}
