import type { Adapter, AdapterPayload } from 'oidc-provider';
import { LocalDatabase } from '../core/storage/LocalDatabase';

const secondsNow = () => Math.floor(Date.now() / 1000);

/** Keeps the sign-in's sessions, grants and tokens in the database. */
export class OidcStore {
  constructor(private readonly database: LocalDatabase) {
    database.sql.exec(`
      CREATE TABLE IF NOT EXISTS oidc (
        model TEXT NOT NULL,
        id TEXT NOT NULL,
        payload TEXT NOT NULL,
        grant_id TEXT,
        uid TEXT,
        expires_at INTEGER,
        PRIMARY KEY (model, id)
      );
      CREATE INDEX IF NOT EXISTS oidc_grant ON oidc (grant_id);
      CREATE INDEX IF NOT EXISTS oidc_uid ON oidc (uid);
    `);
    database.sql
      .prepare('DELETE FROM oidc WHERE expires_at < ?')
      .run(secondsNow());
  }

  /** The adapter of one model, in the form that oidc-provider asks for. */
  adapter(model: string): Adapter {
    return {
      upsert: async (id, payload, expiresIn) =>
        this.upsert(model, id, payload, expiresIn),
      find: async id => this.find('model = ? AND id = ?', model, id),
      findByUid: async uid => this.find('model = ? AND uid = ?', model, uid),
      // Only the device flow has user codes, and it is switched off.
      findByUserCode: async () => undefined,
      consume: async id => this.consume(model, id),
      destroy: async id => this.remove('model = ? AND id = ?', model, id),
      revokeByGrantId: async grantId => this.remove('grant_id = ?', grantId),
    };
  }

  private upsert(
    model: string,
    id: string,
    payload: AdapterPayload,
    expiresIn?: number,
  ): void {
    this.database.sql
      .prepare('INSERT OR REPLACE INTO oidc VALUES (?, ?, ?, ?, ?, ?)')
      .run(
        model,
        id,
        JSON.stringify(payload),
        payload.grantId ?? null,
        payload.uid ?? null,
        expiresIn === undefined ? null : secondsNow() + expiresIn,
      );
  }

  private find(
    condition: string,
    ...values: string[]
  ): AdapterPayload | undefined {
    const row = this.database.sql
      .prepare(
        `SELECT payload FROM oidc WHERE ${condition} AND (expires_at IS NULL OR expires_at >= ?)`,
      )
      .get(...values, secondsNow());
    return row && JSON.parse(String(row.payload));
  }

  private consume(model: string, id: string): void {
    this.database.sql
      .prepare(
        "UPDATE oidc SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
      )
      .run(secondsNow(), model, id);
  }

  private remove(condition: string, ...values: string[]): void {
    this.database.sql
      .prepare(`DELETE FROM oidc WHERE ${condition}`)
      .run(...values);
  }
}
