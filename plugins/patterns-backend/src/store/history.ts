import type { Knex } from 'knex';
import type {
  Transition,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  decodeCursor,
  encodeCursor,
  foreignCursor,
  type HistoryQuery,
  type StorePage,
} from '@apo/backstage-plugin-patterns-node';
import { toTransition, type TransitionRow } from './rows';

/** PostgreSQL's driver hands over 64 bits as text. */
type NumberedRow = TransitionRow & { id: number | string };

/**
 * A page of the steps of a pattern, or of one version, newest first.
 *
 * @throws InputError for a cursor of another history, or NUL in a name.
 */
export async function listHistory(
  knex: Knex,
  { patternName, version, limit, cursor }: HistoryQuery,
): Promise<StorePage<Transition>> {
  checkText({ patternName, version });
  const list = `history/${patternName}/${version ?? ''}`;
  const before = decodeCursor(cursor, list, 1);

  const statement = knex<NumberedRow>('pattern_transitions')
    .where({ pattern_name: patternName, ...(version && { version }) })
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (before) statement.where('id', '<', rowNumber(before[0]));
  const rows = await statement;

  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(toTransition),
    nextCursor: last && encodeCursor({ list, key: [String(last.id)] }),
  };
}

/** The steps of a version since its last submission, oldest first. */
export async function getSteps(
  knex: Knex,
  { patternName, version }: VersionRef,
): Promise<Transition[]> {
  checkText({ patternName, version });
  const ofVersion = () =>
    knex('pattern_transitions').where({ pattern_name: patternName, version });
  const rows = await ofVersion()
    .where('id', '>=', ofVersion().where({ to_state: 'validating' }).max('id'))
    .orderBy('id');
  return rows.map(toTransition);
}

function rowNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw foreignCursor();
  return number;
}
