import { checkText } from '@apo/backstage-plugin-patterns-node';
import { countRows, type KindTransfer } from './KindTransfer';
import {
  addPositioned,
  readPositioned,
  type PositionedTable,
} from './positionedRows';

type LogRow = {
  pattern_name: string;
  version: string;
  digest: string;
  text: string;
};

const logs: PositionedTable<LogRow> = {
  table: 'pattern_build_logs',
  sequence: ['pattern_name', 'version', 'digest'],
  describe: row =>
    `The build log of version ${row.version} of the pattern '${row.pattern_name}'`,
};

/** What builds have written, in the parts in which it came. */
export const buildLogItems: KindTransfer<'build-log'> = {
  keyLength: 5,

  async read(knex, after) {
    const { rows, last } = await readPositioned(knex, logs, after, 100);
    const values = rows.map(({ position, row }) => ({
      patternName: row.pattern_name,
      version: row.version,
      digest: row.digest,
      position,
      text: row.text,
    }));
    return { values, last };
  },

  async write(tx, values) {
    const rows = values.map(({ patternName, position, ...part }) => {
      checkText({ patternName, ...part });
      return { position, row: { pattern_name: patternName, ...part } };
    });
    await addPositioned(tx, logs, rows, async ({ id }, { text }) => {
      await tx(logs.table).where({ id }).update({ text });
    });
  },

  count: knex => countRows(knex, logs.table),
};
