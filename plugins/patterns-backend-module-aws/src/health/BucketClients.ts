import type { KMSClient } from '@aws-sdk/client-kms';
import type { S3Client } from '@aws-sdk/client-s3';
import type { AwsPlace } from '@apo/backstage-plugin-patterns-node';

/** What it takes to look at a bucket. */
export type BucketClients = { s3: S3Client; kms: KMSClient };

/** A bucket as the configuration names it. */
export type BucketPlace = AwsPlace & { bucket: string; kmsKeyId?: string };
