import {
  noticeDueAt,
  noticeEventOf,
  noticeId,
  type Notice,
  type TransitionRequest,
} from '@apo/backstage-plugin-patterns-node';
import { join, noticeKey, NOTICES } from '../keys';
import { indexes } from '../patternTable';
import { all, type Item, type Table } from '../Table';
import type { Transaction } from '../Transaction';

/**
 * A notice in the table. It has a place in `order2` by when it is due, and in
 * `order1` as long as more of the same may be added to it.
 */
export type StoredNotice = Notice & {
  dueAt: string;
  order1?: string;
  order2: string;
  /** Everybody was told, and it is to be deleted. */
  finished?: boolean;
};

/**
 * Has subscribers be told of a step, in its transaction. What one person
 * retires of a pattern is added to the notice that waits for more of it.
 */
export async function recordNotice(
  table: Table,
  tx: Transaction,
  request: TransitionRequest,
  now: string,
): Promise<void> {
  const { patternName, version, from, to, actor } = request;
  const event = noticeEventOf(from, to);
  if (!event) return;
  const dueAt = noticeDueAt(event, now);
  const step = { patternName, version, at: now };
  const id = noticeId(event, step);
  const fresh = { id, patternName, event, actor, at: now, versions: [version] };
  const place = join(patternName, event, actor);
  const waiting =
    event === 'published' ? undefined : await readWaiting(table, place);
  if (!waiting) {
    tx.put(toNoticeItem(fresh, dueAt, event === 'published'));
    return;
  }
  const versions = [...new Set([...waiting.versions, version])];
  tx.update({
    key: noticeKey(waiting.id),
    update: 'SET versions = :versions, dueAt = :dueAt, order2 = :order2',
    // Whoever adds to it changes the pattern as well: only a claim can come between.
    if: 'order1 = :place',
    values: {
      ':versions': versions,
      ':dueAt': dueAt,
      ':order2': join(dueAt, waiting.id),
      ':place': place,
    },
    otherwise: 'again',
  });
}

/**
 * The item of a notice.
 *
 * @param begun - whether nothing is added to it any more
 */
export function toNoticeItem(
  notice: Notice,
  dueAt: string,
  begun: boolean,
): Item {
  const { id, patternName, event, actor } = notice;
  const order1 = begun ? undefined : join(patternName, event, actor);
  return {
    ...noticeKey(id),
    ...notice,
    dueAt,
    order1,
    order2: join(dueAt, id),
  };
}

/** A notice as it is told. */
export function toNotice(item: Item): Notice {
  const { id, patternName, versions, event, actor, at } = item;
  return { id, patternName, versions, event, actor, at };
}

async function readWaiting(
  table: Table,
  place: string,
): Promise<(Item & StoredNotice) | undefined> {
  const [waiting] = await all(
    table.query({
      index: indexes.order1,
      where: 'pk = :pk AND order1 = :place',
      values: { ':pk': NOTICES, ':place': place },
    }),
  );
  return waiting as (Item & StoredNotice) | undefined;
}
