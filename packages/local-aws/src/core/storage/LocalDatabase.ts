import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The state of the local AWS: one SQLite database, in memory or in a folder.
 * Whatever a transaction wrote is on disk when it returns.
 */
export class LocalDatabase {
  readonly sql: DatabaseSync;
  private depth = 0;

  private constructor(sql: DatabaseSync) {
    this.sql = sql;
  }

  /**
   * Opens the database, and creates it if it is not there.
   *
   * @param dataDir - the folder to keep it in; undefined keeps it in memory
   * @throws Error if another process has the same folder open
   */
  static open(dataDir?: string): LocalDatabase {
    if (!dataDir) return new LocalDatabase(new DatabaseSync(':memory:'));
    mkdirSync(dataDir, { recursive: true });
    const sql = new DatabaseSync(join(dataDir, 'state.sqlite'));
    try {
      // An exclusive lock, because two processes would clean up each other's files.
      sql.exec('PRAGMA locking_mode=EXCLUSIVE');
      sql.exec('PRAGMA journal_mode=WAL');
      sql.exec('PRAGMA synchronous=FULL');
      sql.exec('BEGIN IMMEDIATE; COMMIT');
    } catch (error) {
      sql.close();
      throw new Error(
        `The data folder ${dataDir} cannot be opened: another local AWS may be using it. Stop it, or choose another folder.`,
        { cause: error },
      );
    }
    return new LocalDatabase(sql);
  }

  /** Runs a function as one transaction; nested calls join the outer one. */
  transaction<T>(run: () => T): T {
    if (this.depth > 0) return run();
    this.sql.exec('BEGIN IMMEDIATE');
    this.depth += 1;
    try {
      const result = run();
      this.sql.exec('COMMIT');
      return result;
    } catch (error) {
      this.sql.exec('ROLLBACK');
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  close(): void {
    this.sql.close();
  }
}
