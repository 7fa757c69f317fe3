import type { Knex } from 'knex';
import type {
  StoredKind,
  StoredValues,
} from '@apo/backstage-plugin-patterns-node';

/** How the items of one kind get out of the database and into it. */
export type KindTransfer<K extends StoredKind> = {
  /** How many columns tell where a page ended. */
  keyLength: number;
  /**
   * Some values in the order of their key.
   * @returns `last` is the key of the last one; absent when there was none left
   */
  read(
    knex: Knex,
    after: string[] | undefined,
  ): Promise<{ values: StoredValues[K][]; last?: string[] }>;
  write(tx: Knex.Transaction, values: StoredValues[K][]): Promise<void>;
  count(knex: Knex): Promise<number>;
};

/** Number of rows of a table. */
export async function countRows(knex: Knex, table: string): Promise<number> {
  const [{ count }] = await knex(table).count({ count: '*' });
  return Number(count);
}
