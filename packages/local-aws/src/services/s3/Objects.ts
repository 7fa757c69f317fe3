import { AwsError } from '../../core/AwsError';
import { newId } from '../../core/ids';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { noSuchKey, noSuchVersion } from './s3Errors';
import type { BodyStore } from './storage/BodyStore';
import {
  BucketRecord,
  isObject,
  ObjectDetails,
  ObjectRecord,
  VersionRecord,
} from './storage/records';
import { VersionTable } from './storage/VersionTable';

/** The version id of everything in a bucket without versioning. */
const UNVERSIONED = 'null';

/** The outcome of a delete. */
export interface Deletion {
  /** Set if a version was named, or a delete marker made. */
  versionId?: string;
  /** Whether a delete marker was made or removed. */
  deleteMarker?: boolean;
}

/** The objects of all buckets: versions in the database, bytes beside it. */
export class Objects {
  /** Bytes that no version needs any more, once the transaction is through. */
  private garbage: string[] = [];

  readonly versions: VersionTable;

  constructor(
    private readonly database: LocalDatabase,
    private readonly bodies: BodyStore,
  ) {
    this.versions = new VersionTable(database);
  }

  /** Throws NoSuchKey, NoSuchVersion, or MethodNotAllowed for a delete marker. */
  get(bucket: string, key: string, versionId?: string): ObjectRecord {
    const version = this.versions.find(bucket, key, versionId);
    if (isObject(version)) return version;
    if (!version) throw versionId === undefined ? noSuchKey() : noSuchVersion();
    const headers = { 'x-amz-delete-marker': 'true' };
    if (versionId === undefined) throw noSuchKey(headers);
    throw new AwsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      405,
      headers,
    );
  }

  read(object: ObjectRecord): Uint8Array {
    return this.bodies.read(object.bodyId);
  }

  /** Stores an object as the newest version of its key. */
  put(
    bucket: BucketRecord,
    key: string,
    body: Uint8Array,
    details: ObjectDetails,
  ): VersionRecord {
    // If the transaction fails the bytes stay behind until the next start.
    const bodyId = this.bodies.write(body);
    return this.add(bucket, key, { bodyId, details });
  }

  /** Deletes a key as the bucket's versioning says, or one version for good. */
  remove(bucket: BucketRecord, key: string, versionId?: string): Deletion {
    if (versionId !== undefined) {
      const version = this.versions.find(bucket.name, key, versionId);
      if (!version) return { versionId };
      this.discard(version);
      return { versionId, deleteMarker: !isObject(version) || undefined };
    }
    if (bucket.versioning) {
      const marker = this.add(bucket, key, {});
      return { versionId: marker.versionId, deleteMarker: true };
    }
    const version = this.versions.find(bucket.name, key);
    if (version) this.discard(version);
    return {};
  }

  /** Runs a transaction, and frees the bytes of the versions that it removed. */
  transaction<T>(run: () => T): T {
    this.garbage = [];
    const result = this.database.transaction(run);
    for (const id of this.garbage) this.bodies.remove(id);
    return result;
  }

  /** Frees bytes that a crash left behind. */
  sweep(): void {
    this.bodies.retain(this.versions.bodyIds());
  }

  private add(
    bucket: BucketRecord,
    key: string,
    content: Pick<VersionRecord, 'bodyId' | 'details'>,
  ): VersionRecord {
    const isVersioned = bucket.versioning === 'Enabled';
    if (!isVersioned) {
      const before = this.versions.find(bucket.name, key, UNVERSIONED);
      if (before) this.discard(before);
    }
    const version = {
      bucket: bucket.name,
      key,
      versionId: isVersioned ? newId('', 32) : UNVERSIONED,
      lastModified: new Date().toISOString(),
      ...content,
    };
    this.versions.add(version);
    return version;
  }

  private discard(version: VersionRecord): void {
    this.versions.remove(version);
    if (version.bodyId) this.garbage.push(version.bodyId);
  }
}
