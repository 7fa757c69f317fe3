import type {
  LoggingEnabled,
  ObjectOwnership,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
} from '@aws-sdk/client-s3';
import type { Checksum } from '../checksums';

/** A bucket, as it is stored. */
export interface BucketRecord {
  name: string;
  /** ISO 8601. */
  createdAt: string;
  versioning?: 'Enabled' | 'Suspended';
  encryption?: ServerSideEncryptionConfiguration;
  publicAccessBlock?: PublicAccessBlockConfiguration;
  /** In JSON. */
  policy?: string;
  ownership?: ObjectOwnership;
  logging?: LoggingEnabled;
}

/** What is known of one version of an object, besides its bytes. */
export interface ObjectDetails {
  size: number;
  /** In quotes, as in the header. */
  etag: string;
  contentType: string;
  cacheControl?: string;
  contentDisposition?: string;
  contentEncoding?: string;
  contentLanguage?: string;
  metadata?: Record<string, string>;
  encryption: string;
  kmsKeyId?: string;
  bucketKeyEnabled?: boolean;
  /** Only what the writer sent, and was verified. */
  checksum?: Checksum;
  tags: Tag[];
}

/** One version of an object, or a delete marker. */
export interface VersionRecord {
  bucket: string;
  key: string;
  /** `null` (the text) while the bucket has no versioning. */
  versionId: string;
  /** ISO 8601. */
  lastModified: string;
  /** The id of the bytes; absent for a delete marker. */
  bodyId?: string;
  /** Absent for a delete marker. */
  details?: ObjectDetails;
}

/** A version that is an object. */
export type ObjectRecord = VersionRecord &
  Required<Pick<VersionRecord, 'bodyId' | 'details'>>;

/** Whether a version is an object, not a delete marker. */
export function isObject(
  version: VersionRecord | undefined,
): version is ObjectRecord {
  return version?.details !== undefined;
}
