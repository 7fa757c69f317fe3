import { AwsError } from '../../core/AwsError';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { noSuchBucket } from './s3Errors';
import type { BucketRecord } from './storage/records';

// S3 user guide, "General purpose buckets naming rules".
const NAME = /^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The buckets of the one account. */
export class Buckets {
  private readonly records: DocumentCollection<BucketRecord>;

  constructor(database: LocalDatabase) {
    this.records = new DocumentCollection(database, 's3.bucket');
  }

  /** Throws InvalidBucketName or BucketAlreadyOwnedByYou. */
  create(name: string): void {
    if (!NAME.test(name)) {
      throw new AwsError(
        'InvalidBucketName',
        'The specified bucket is not valid.',
      );
    }
    if (this.records.get(name)) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
    }
    this.records.put(name, { name, createdAt: new Date().toISOString() });
  }

  find(name: string): BucketRecord | undefined {
    return this.records.get(name);
  }

  /** Throws NoSuchBucket. */
  get(name: string): BucketRecord {
    const bucket = this.find(name);
    if (!bucket) throw noSuchBucket();
    return bucket;
  }

  /** Changes some settings. Throws NoSuchBucket. */
  update(name: string, changes: Partial<BucketRecord>): void {
    this.records.put(name, { ...this.get(name), ...changes, name });
  }

  /** By name, as S3 lists them. */
  list(): BucketRecord[] {
    return this.records
      .list()
      .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  }

  remove(name: string): void {
    this.records.remove(name);
  }

  clear(): void {
    this.records.clear();
  }
}
