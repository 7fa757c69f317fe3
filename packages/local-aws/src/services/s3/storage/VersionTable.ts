import type { SQLOutputValue } from 'node:sqlite';
import { LocalDatabase } from '../../../core/storage/LocalDatabase';
import type { ObjectDetails, VersionRecord } from './records';

/** Chooses versions of one bucket, in the order of their keys' UTF-8 bytes, as S3 lists them. */
export interface VersionQuery {
  bucket: string;
  prefix?: string;
  /** Only keys after this one. */
  after?: string;
}

const COLUMNS = 'bucket, key, version_id, last_modified, body_id, details';

function toRecord(row: Record<string, SQLOutputValue>): VersionRecord {
  return {
    bucket: String(row.bucket),
    key: String(row.key),
    versionId: String(row.version_id),
    lastModified: String(row.last_modified),
    bodyId: row.body_id === null ? undefined : String(row.body_id),
    details:
      row.details === null
        ? undefined
        : (JSON.parse(String(row.details)) as ObjectDetails),
  };
}

/** All versions of all objects; the newest of a key is the one written last. */
export class VersionTable {
  constructor(private readonly database: LocalDatabase) {
    database.sql.exec(`
      CREATE TABLE IF NOT EXISTS s3_version (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        bucket TEXT NOT NULL,
        key TEXT NOT NULL,
        version_id TEXT NOT NULL,
        last_modified TEXT NOT NULL,
        body_id TEXT,
        details TEXT,
        UNIQUE (bucket, key, version_id)
      );
      CREATE INDEX IF NOT EXISTS s3_version_newest ON s3_version (bucket, key, position);
    `);
  }

  /** The newest version of a key, or the one with an id. */
  find(
    bucket: string,
    key: string,
    versionId?: string,
  ): VersionRecord | undefined {
    const filter = versionId === undefined ? '' : 'AND version_id = ?';
    const row = this.database.sql
      .prepare(
        `SELECT ${COLUMNS} FROM s3_version WHERE bucket = ? AND key = ? ${filter} ORDER BY position DESC LIMIT 1`,
      )
      .get(bucket, key, ...(versionId === undefined ? [] : [versionId]));
    return row && toRecord(row);
  }

  /** Every version, the newest of each key first. */
  list(query: VersionQuery): VersionRecord[] {
    return this.select(query, '');
  }

  /** The newest version of each key, delete markers included. */
  listNewest(query: VersionQuery): VersionRecord[] {
    return this.select(
      query,
      `AND position = (
         SELECT MAX(position) FROM s3_version newest
         WHERE newest.bucket = s3_version.bucket AND newest.key = s3_version.key)`,
    );
  }

  add(version: VersionRecord): void {
    const { bucket, key, versionId, lastModified, bodyId, details } = version;
    this.database.sql
      .prepare(`INSERT INTO s3_version (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`)
      .run(
        bucket,
        key,
        versionId,
        lastModified,
        bodyId ?? null,
        details ? JSON.stringify(details) : null,
      );
  }

  setDetails(version: VersionRecord, details: ObjectDetails): void {
    this.database.sql
      .prepare(
        'UPDATE s3_version SET details = ? WHERE bucket = ? AND key = ? AND version_id = ?',
      )
      .run(
        JSON.stringify(details),
        version.bucket,
        version.key,
        version.versionId,
      );
  }

  remove({ bucket, key, versionId }: VersionRecord): void {
    this.database.sql
      .prepare(
        'DELETE FROM s3_version WHERE bucket = ? AND key = ? AND version_id = ?',
      )
      .run(bucket, key, versionId);
  }

  /** The ids of all bodies in use. */
  bodyIds(): Set<string> {
    const rows = this.database.sql
      .prepare('SELECT body_id FROM s3_version WHERE body_id IS NOT NULL')
      .all();
    return new Set(rows.map(row => String(row.body_id)));
  }

  clear(): void {
    this.database.sql.exec('DELETE FROM s3_version');
  }

  private select(
    { bucket, prefix = '', after = '' }: VersionQuery,
    filter: string,
  ): VersionRecord[] {
    return this.database.sql
      .prepare(
        `SELECT ${COLUMNS} FROM s3_version
         WHERE bucket = ? AND key > ? AND substr(key, 1, length(?)) = ? ${filter}
         ORDER BY key, position DESC`,
      )
      .all(bucket, after, prefix, prefix)
      .map(toRecord);
  }
}
