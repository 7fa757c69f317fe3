import { ConflictError } from '@backstage/errors';
import {
  checkText,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { toTransition, type TransitionRow } from '../rows';
import { recordPublicationsOf } from '../statistics/recordPublicationsOf';
import { countRows, type KindTransfer } from './KindTransfer';
import {
  addPositioned,
  readPositioned,
  type PositionedTable,
} from './positionedRows';

const steps: PositionedTable<TransitionRow> = {
  table: 'pattern_transitions',
  sequence: ['pattern_name'],
  describe: row => `The history of the pattern '${row.pattern_name}'`,
};

/** The histories of patterns; rows are only ever added. */
export const stepItems: KindTransfer<'step'> = {
  keyLength: 3,

  async read(knex, after) {
    const { rows, last } = await readPositioned(knex, steps, after, 500);
    const values = rows.map(({ position, row }) => ({
      patternName: row.pattern_name,
      position,
      step: toTransition(row),
    }));
    return { values, last };
  },

  async write(tx, values) {
    const rows = values.map(value => ({
      position: value.position,
      row: toRow(value),
    }));
    await addPositioned(tx, steps, rows, demandSame);
    await recordPublicationsOf(tx, values);
  },

  count: knex => countRows(knex, steps.table),
};

async function demandSame(there: TransitionRow, row: TransitionRow) {
  const columns = Object.keys(row) as (keyof TransitionRow)[];
  if (columns.every(column => there[column] === row[column])) return;
  throw new ConflictError(
    `The pattern '${row.pattern_name}' is there with another history, and a history is never rewritten: move the data to an empty store, or leave this pattern out`,
  );
}

function toRow({ patternName, step }: StoredValues['step']): TransitionRow {
  const { version, from, to, actor, at, digest, comment } = step;
  checkText({ patternName, version, actor, comment });
  return {
    pattern_name: patternName,
    version,
    from_state: from ?? null,
    to_state: to,
    actor,
    at,
    digest,
    comment: comment ?? null,
  };
}
