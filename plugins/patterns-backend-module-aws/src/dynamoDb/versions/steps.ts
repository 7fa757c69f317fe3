import type {
  Transition,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  encodeCursor,
  foreignCursor,
  type HistoryQuery,
  type StorePage,
} from '@apo/backstage-plugin-patterns-node';
import { decodePlace } from '../cursor';
import {
  isKey,
  join,
  padded,
  patternPartition,
  stepKey,
  stepsOfVersion,
} from '../keys';
import { indexes } from '../patternTable';
import type { Item, ItemQuery, Table } from '../Table';

/** The item of a step, which has the number of the pattern's steps. */
export function toStepItem(
  patternName: string,
  number: number,
  step: Transition,
): Item {
  return {
    ...stepKey(patternName, number),
    order1: `${stepsOfVersion(step.version)}${padded(number)}`,
    number,
    step,
  };
}

/**
 * A page of the steps of a pattern, or of one version, newest first.
 *
 * @throws InputError for a cursor of another history, or NUL in a name.
 */
export async function listHistory(
  table: Table,
  { patternName, version, limit, cursor }: HistoryQuery,
): Promise<StorePage<Transition>> {
  checkText({ patternName, version });
  const list = `history/${patternName}/${version ?? ''}`;
  const before = decodePlace(cursor, list);
  if (before && !/^\d{1,12}$/.test(before)) throw foreignCursor();
  const number = before ? Number(before) : undefined;

  const items: Item[] = [];
  for await (const item of newestSteps(table, patternName, version, number)) {
    items.push(item);
    if (items.length > limit) break;
  }
  const page = items.slice(0, limit);
  const last = items.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ step }) => step),
    nextCursor: last && encodeCursor({ list, key: [String(last.number)] }),
  };
}

/** The steps of a version since its last submission, oldest first. */
export async function getSteps(
  table: Table,
  { patternName, version }: VersionRef,
): Promise<Transition[]> {
  checkText({ patternName, version });
  const steps: Transition[] = [];
  for await (const { step } of newestSteps(table, patternName, version)) {
    steps.unshift(step);
    if (step.to === 'validating') break;
  }
  return steps;
}

function newestSteps(
  table: Table,
  patternName: string,
  version: string | undefined,
  before?: number,
) {
  const prefix =
    version === undefined ? join('STEP', '') : stepsOfVersion(version);
  const pk = patternPartition(patternName);
  if (!isKey({ pk, sk: prefix })) return none();
  const end = before === undefined ? ':' : padded(before);
  const query: ItemQuery = {
    index: version === undefined ? undefined : indexes.order1,
    where: `pk = :pk AND ${
      version === undefined ? 'sk' : 'order1'
    } BETWEEN :start AND :end`,
    // The end is included, and the step that a page ended on is not.
    filter: before === undefined ? undefined : '#number < :before',
    names: before === undefined ? undefined : { '#number': 'number' },
    values: {
      ':pk': pk,
      ':start': prefix,
      ':end': `${prefix}${end}`,
      ...(before !== undefined && { ':before': before }),
    },
    descending: true,
  };
  return table.query(query);
}

async function* none(): AsyncGenerator<Item> {}
