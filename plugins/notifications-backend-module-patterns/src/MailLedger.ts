import type { Knex } from 'knex';
import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';

/** Mails are known for this long: nothing is told again after days. */
const KEPT_MS = 30 * 24 * 3600_000;

/** Remembers which mails were handed over, in the database of notifications. */
export class MailLedger {
  private constructor(private readonly knex: Knex) {}

  /** Brings its table up to date, unless the database says to skip that. */
  static async create(database: DatabaseService): Promise<MailLedger> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@apo/backstage-plugin-notifications-backend-module-patterns',
          'migrations',
        ),
        // The database is that of another plugin, with migrations of its own.
        tableName: 'patterns_mails_migrations',
      });
    }
    return new MailLedger(knex);
  }

  /** Takes a mail to hand it over; false for everybody but the first. */
  async take(scope: string, recipient: string): Promise<boolean> {
    const taken = await this.knex('patterns_mails')
      .insert({ scope, recipient, at: new Date() })
      .onConflict(['scope', 'recipient'])
      .ignore()
      .returning('scope');
    return taken.length === 1;
  }

  /** Forgets mails of which nobody will ask again. */
  async forgetOld(now = Date.now()): Promise<void> {
    await this.knex('patterns_mails')
      .where('at', '<', new Date(now - KEPT_MS))
      .delete();
  }
}
