import { checkText } from '@apo/backstage-plugin-patterns-node';
import { noLease } from '../RowLeases';
import type { SyncRow } from '../sync/syncRequests';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** What is or was to be brought to AWS, held by nobody. */
export const syncRequestItems: KindTransfer<'sync-request'> = {
  keyLength: 2,

  async read(knex, after) {
    const { rows, last } = await readKeyed<SyncRow>(
      knex('sync_requests'),
      ['kind', 'id'],
      after,
      200,
    );
    const values = rows.map(row => ({
      subject: { kind: row.kind, id: row.id },
      state: row.state,
      generation: row.generation,
      attempts: row.attempts,
      message: row.message ?? undefined,
      requestedAt: row.requested_at,
      dueAt: row.due_at,
      syncedAt: row.synced_at ?? undefined,
    }));
    return { values, last };
  },

  async write(tx, values) {
    const rows = values.map(({ subject, ...request }): SyncRow => {
      checkText({ id: subject.id, message: request.message });
      return {
        ...subject,
        state: request.state,
        generation: request.generation,
        attempts: request.attempts,
        message: request.message ?? null,
        requested_at: request.requestedAt,
        due_at: request.dueAt,
        synced_at: request.syncedAt ?? null,
        ...noLease,
      };
    });
    await upsertRows(tx, 'sync_requests', ['kind', 'id'], rows);
  },

  count: knex => countRows(knex, 'sync_requests'),
};
