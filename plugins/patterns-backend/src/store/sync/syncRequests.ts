import type { Knex } from 'knex';
import {
  versionOfSubject,
  type SyncState,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  type Lease,
  type SyncFailureRecord,
  type SyncOutcome,
  type SyncRequest,
  type SyncWork,
} from '@apo/backstage-plugin-patterns-node';
import { noLease, RowLeases, type LeaseColumns } from '../RowLeases';

/** A row of `sync_requests`; `synced` is what the API calls `done`. */
export type SyncRow = LeaseColumns & {
  kind: SyncSubject['kind'];
  id: string;
  state: 'pending' | 'failed' | 'done';
  generation: number;
  attempts: number;
  message: string | null;
  requested_at: string;
  due_at: string;
  synced_at: string | null;
};

const leases = new RowLeases<SyncRow>('sync_requests', ['kind', 'id']);

/** Kinds of the requests of each work. */
const kindsOf: Record<SyncWork, SyncSubject['kind'][]> = {
  attributes: ['attribute', 'pattern'],
  lifecycle: ['lifecycle'],
};

/** Rows that a statement inserts at once. */
const INSERT_SIZE = 100;

/** Asks for subjects to be brought to AWS, in the transaction of their change. */
export async function requestSync(
  knex: Knex,
  subjects: SyncSubject[],
  now: string,
): Promise<void> {
  checkText({ id: subjects.map(({ id }) => id) });
  for (let i = 0; i < subjects.length; i += INSERT_SIZE) {
    const rows = subjects.slice(i, i + INSERT_SIZE).map(({ kind, id }) => ({
      kind,
      id,
      state: 'pending' as const,
      generation: 1,
      attempts: 0,
      message: null,
      requested_at: now,
      due_at: now,
    }));
    await knex<SyncRow>('sync_requests')
      .insert(rows)
      .onConflict(['kind', 'id'])
      .merge({
        state: 'pending',
        generation: knex.raw('sync_requests.generation + 1'),
        attempts: 0,
        message: null,
        requested_at: now,
        due_at: now,
      });
  }
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.claimSyncRequests} */
export async function claimSyncRequests(
  knex: Knex,
  { lease, limit, work }: { lease: Lease; limit: number; work: SyncWork },
  now: Date,
): Promise<SyncRequest[]> {
  const where = (rows: Knex.QueryBuilder) => {
    rows
      .where({ state: 'pending' })
      .whereIn('kind', kindsOf[work])
      .where('due_at', '<=', now.toISOString());
  };
  const claimed = await leases.claim(
    knex,
    { orderBy: 'due_at', where, lease, limit },
    now,
  );
  return claimed.map(({ kind, id, generation, attempts }) => ({
    subject: { kind, id },
    generation,
    attempts,
  }));
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.renewSyncLease} */
export function renewSyncLease(
  knex: Knex,
  { subject }: SyncRequest,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  return leases.renew(knex, keyOf(subject), lease, now);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.releaseSync} */
export function releaseSync(
  knex: Knex,
  { subject }: SyncRequest,
  holder: string,
): Promise<void> {
  return leases.release(knex, keyOf(subject), holder);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.finishSync} */
export async function finishSync(
  tx: Knex.Transaction,
  { subject, generation }: SyncRequest,
  holder: string,
  outcome: SyncOutcome,
  now: string,
): Promise<void> {
  const ended = await leases
    .held(tx, keyOf(subject), holder)
    .where({ generation })
    .update({ ...noLease, ...toOutcomeColumns(tx, outcome, now) });
  if (!ended) {
    // Asked for again meanwhile, or held by another one by now.
    await leases.release(tx, keyOf(subject), holder);
    return;
  }
  if (!outcome.done) return;
  const { kind, id } = subject;
  await tx('sync_drift').where({ subject_kind: kind, subject_id: id }).delete();
  await forgetDeleted(tx, subject);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncStanding} */
export async function getSyncStanding(
  knex: Knex,
  limit: number,
): Promise<{
  pending: number;
  failures: SyncFailureRecord[];
  failureCount: number;
}> {
  const failed = () =>
    knex<SyncRow>('sync_requests')
      .whereIn('kind', kindsOf.attributes)
      .whereIn('state', ['pending', 'failed'])
      .whereNotNull('message');
  const [[pending], [failures], rows] = await Promise.all([
    knex('sync_requests')
      .whereIn('kind', kindsOf.attributes)
      .where({ state: 'pending' })
      .count({ count: '*' }),
    failed().count({ count: '*' }),
    failed().orderBy(['requested_at', 'kind', 'id']).limit(limit),
  ]);
  return {
    pending: Number(pending.count),
    failureCount: Number(failures.count),
    failures: rows.map(toFailure),
  };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncState} */
export async function getSyncState(
  knex: Knex,
  { kind, id }: SyncSubject,
): Promise<SyncState | undefined> {
  checkText({ id });
  const row = await knex<SyncRow>('sync_requests').where({ kind, id }).first();
  return row && toSyncState(row);
}

/** The state of a request, for the API. */
export function toSyncState(row: SyncRow | undefined): SyncState {
  if (!row) return { state: 'synced' };
  return {
    state: row.state === 'done' ? 'synced' : row.state,
    message: row.message ?? undefined,
    at: row.synced_at ?? undefined,
  };
}

function toOutcomeColumns(knex: Knex, outcome: SyncOutcome, now: string) {
  if (outcome.done) {
    return { state: 'done' as const, message: null, synced_at: now };
  }
  const { message, retryAt } = outcome;
  return {
    state: retryAt ? ('pending' as const) : ('failed' as const),
    message,
    attempts: knex.raw('attempts + 1'),
    due_at: retryAt?.toISOString() ?? now,
  };
}

/** What was deleted and is gone on AWS too needs no row any more. */
async function forgetDeleted(tx: Knex.Transaction, { kind, id }: SyncSubject) {
  const exists =
    kind === 'attribute'
      ? await tx('attributes').where({ id }).first()
      : await tx('patterns')
          .where({ name: patternOf({ kind, id }) })
          .first();
  if (!exists) await tx('sync_requests').where({ kind, id }).delete();
}

function patternOf({ kind, id }: SyncSubject): string {
  return kind === 'lifecycle' ? versionOfSubject(id).patternName : id;
}

function toFailure(row: SyncRow): SyncFailureRecord {
  return {
    subject: { kind: row.kind, id: row.id },
    message: row.message ?? '',
    attempts: row.attempts,
    requestedAt: row.requested_at,
    retryAt: row.state === 'pending' ? row.due_at : undefined,
  };
}

function keyOf({ kind, id }: SyncSubject) {
  return { kind, id };
}
