import { LocalDatabase } from './LocalDatabase';

/** A document with its place in the order of creation. */
export interface StoredDocument<T> {
  /** Grows with each insert; survives updates. */
  position: number;
  document: T;
}

/**
 * A named set of JSON documents, in the order of their creation. A document
 * may have a parent, by which it can be listed.
 */
export class DocumentCollection<T extends object> {
  constructor(
    private readonly database: LocalDatabase,
    private readonly name: string,
  ) {
    database.sql.exec(`
      CREATE TABLE IF NOT EXISTS document (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        collection TEXT NOT NULL,
        id TEXT NOT NULL,
        parent TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (collection, id)
      );
      CREATE INDEX IF NOT EXISTS document_parent ON document (collection, parent, position);
    `);
  }

  get(id: string): T | undefined {
    const row = this.database.sql
      .prepare('SELECT body FROM document WHERE collection = ? AND id = ?')
      .get(this.name, id);
    return row && (JSON.parse(String(row.body)) as T);
  }

  /** All documents, or those of one parent, oldest first. */
  list(parent?: string): T[] {
    return this.page(parent).map(({ document }) => document);
  }

  /** As `list`, with positions, from after a position on. */
  page(parent?: string, after = 0): StoredDocument<T>[] {
    const filter = parent === undefined ? '' : 'AND parent = ?';
    return this.database.sql
      .prepare(
        `SELECT position, body FROM document WHERE collection = ? AND position > ? ${filter} ORDER BY position`,
      )
      .all(this.name, after, ...(parent === undefined ? [] : [parent]))
      .map(row => ({
        position: Number(row.position),
        document: JSON.parse(String(row.body)) as T,
      }));
  }

  count(parent?: string): number {
    const filter = parent === undefined ? '' : 'AND parent = ?';
    const row = this.database.sql
      .prepare(
        `SELECT COUNT(*) AS n FROM document WHERE collection = ? ${filter}`,
      )
      .get(this.name, ...(parent === undefined ? [] : [parent]));
    return Number(row?.n);
  }

  /** Adds a document, or replaces the one with the same id in its place. */
  put(id: string, document: T, parent = ''): void {
    this.database.sql
      .prepare(
        `INSERT INTO document (collection, id, parent, body) VALUES (?, ?, ?, ?)
         ON CONFLICT (collection, id) DO UPDATE SET parent = excluded.parent, body = excluded.body`,
      )
      .run(this.name, id, parent, JSON.stringify(document));
  }

  /** Removes a document; returns whether there was one. */
  remove(id: string): boolean {
    const { changes } = this.database.sql
      .prepare('DELETE FROM document WHERE collection = ? AND id = ?')
      .run(this.name, id);
    return Number(changes) > 0;
  }

  /** Removes all documents of one parent. */
  removeAll(parent: string): void {
    this.database.sql
      .prepare('DELETE FROM document WHERE collection = ? AND parent = ?')
      .run(this.name, parent);
  }

  clear(): void {
    this.database.sql
      .prepare('DELETE FROM document WHERE collection = ?')
      .run(this.name);
  }
}
