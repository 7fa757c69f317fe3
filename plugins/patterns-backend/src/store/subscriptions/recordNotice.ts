import type { Knex } from 'knex';
import {
  noticeDueAt,
  noticeEventOf,
  noticeId,
  type TransitionRequest,
} from '@apo/backstage-plugin-patterns-node';
import { noLease } from '../RowLeases';
import type { NoticeRow } from './notices';

/**
 * Has subscribers be told of a step, in its transaction. What one person
 * retires of a pattern is added to the notice that waits for more of it. The
 * pattern is locked, so no other step comes in between.
 */
export async function recordNotice(
  tx: Knex.Transaction,
  request: TransitionRequest,
  now: string,
): Promise<void> {
  const { patternName, version, from, to, actor } = request;
  const event = noticeEventOf(from, to);
  if (!event) return;
  const due = { due_at: noticeDueAt(event, now) };
  const waiting =
    event !== 'published' &&
    (await tx<NoticeRow>('notices')
      .where({ pattern_name: patternName, event, actor, begun: false })
      .forUpdate()
      .first());
  if (waiting) {
    const versions = new Set([...JSON.parse(waiting.versions), version]);
    await tx<NoticeRow>('notices')
      .where({ id: waiting.id })
      .update({ ...due, versions: JSON.stringify([...versions]) });
    return;
  }
  await tx<NoticeRow>('notices').insert({
    id: noticeId(event, { patternName, version, at: now }),
    pattern_name: patternName,
    event,
    actor,
    versions: JSON.stringify([version]),
    at: now,
    begun: false,
    ...due,
    ...noLease,
  });
}
