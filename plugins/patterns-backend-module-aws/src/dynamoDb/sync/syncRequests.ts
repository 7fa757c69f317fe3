import {
  attributeIdsOf,
  type PatternAttributes,
  type SyncState,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  type Lease,
  type SyncFailureRecord,
  type SyncOutcome,
  type SyncRequest,
} from '@apo/backstage-plugin-patterns-node';
import { attributeKey, join, patternKey, SYNC, syncKey } from '../keys';
import { indexes } from '../patternTable';
import { all, type Item, type Table } from '../Table';
import { transact, type Transaction } from '../Transaction';
import { endOf } from '../versions/leases';
import { toUpdate } from '../versions/versionItem';
import { forgetDrift } from './syncChecks';

/**
 * Something to bring to AWS. It has a place in `order2` as long as it is to be
 * done, and in `order1` when something went wrong.
 */
export type StoredRequest = {
  kind: SyncSubject['kind'];
  id: string;
  standing: 'pending' | 'failed' | 'done';
  generation: number;
  attempts: number;
  message?: string;
  requestedAt: string;
  dueAt: string;
  syncedAt?: string;
  /** Identities of the attributes of a pattern, when it was asked for. */
  carried?: string[];
};

/** Requests that one look reads at first. */
const FIRST = 25;

/**
 * Asks for a subject to be brought to AWS, with its change.
 *
 * @param attributes - what a pattern carries, where that is known
 */
export function requestSync(
  tx: Transaction,
  { kind, id }: SyncSubject,
  now: string,
  attributes?: PatternAttributes,
): void {
  tx.update(toRequest({ kind, id }, now, attributes));
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.requestSync} */
export async function requestSyncs(
  table: Table,
  subjects: SyncSubject[],
): Promise<void> {
  checkText({ id: subjects.map(({ id }) => id) });
  const now = new Date().toISOString();
  await Promise.all(
    subjects.map(subject => table.update(toRequest(subject, now))),
  );
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.claimSyncRequests} */
export async function claimSyncRequests(
  table: Table,
  lease: Lease,
  limit: number,
): Promise<SyncRequest[]> {
  const claimed: SyncRequest[] = [];
  const now = new Date().toISOString();
  if (limit < 1) return claimed;
  const due = table.query({
    index: indexes.order2,
    where: 'pk = :pk AND order2 <= :now',
    filter: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :time',
    values: { ':pk': SYNC, ':now': `${now}~`, ':time': now },
    first: FIRST,
  });
  for await (const { kind, id } of due) {
    const item = await claim(table, { kind, id }, lease, now);
    if (item) {
      const { generation, attempts } = item;
      claimed.push({ subject: { kind, id }, generation, attempts });
    }
    if (claimed.length === limit) break;
  }
  return claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.renewSyncLease} */
export async function renewSyncLease(
  table: Table,
  { subject: { kind, id } }: SyncRequest,
  lease: Lease,
): Promise<boolean> {
  const renewed = await table.update({
    key: syncKey(kind, id),
    update: 'SET leaseUntil = :until',
    if: 'leaseHolder = :holder',
    values: { ':holder': lease.holder, ':until': endOf(lease) },
  });
  return !!renewed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.releaseSync} */
export async function releaseSync(
  table: Table,
  { subject: { kind, id } }: SyncRequest,
  holder: string,
): Promise<void> {
  await table.update({
    key: syncKey(kind, id),
    update: 'REMOVE leaseHolder, leaseUntil',
    if: 'leaseHolder = :holder',
    values: { ':holder': holder },
  });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.finishSync} */
export async function finishSync(
  table: Table,
  request: SyncRequest,
  holder: string,
  outcome: SyncOutcome,
): Promise<void> {
  const { subject, generation } = request;
  const { kind, id } = subject;
  const now = new Date().toISOString();
  const { set, remove } = toOutcome(subject, outcome, now);
  const { update, names, values } = toUpdate(set, remove);
  const ended = await table.update({
    key: syncKey(kind, id),
    update: outcome.done ? update : `${update} ADD attempts :one`,
    if: 'leaseHolder = :holder AND generation = :generation',
    names,
    values: {
      ...values,
      ...(!outcome.done && { ':one': 1 }),
      ':holder': holder,
      ':generation': generation,
    },
  });
  if (!ended) {
    // Asked for again meanwhile, or held by another one by now.
    await releaseSync(table, request, holder);
    return;
  }
  if (outcome.done) {
    await forgetDrift(table, subject);
    await forgetDeleted(table, subject, generation);
    return;
  }
  await table.update({
    key: syncKey(kind, id),
    update: 'SET order1 = :order',
    if: 'generation = :generation AND attribute_exists(message)',
    values: {
      ':order': join(ended.requestedAt, kind, id),
      ':generation': generation,
    },
  });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncStanding} */
export async function getSyncStanding(
  table: Table,
  limit: number,
): Promise<{
  pending: number;
  failures: SyncFailureRecord[];
  failureCount: number;
}> {
  const ofIndex = (index: string) => ({
    index,
    where: 'pk = :pk',
    values: { ':pk': SYNC },
  });
  const failures: SyncFailureRecord[] = [];
  const read = async () => {
    if (limit < 1) return;
    const query = { ...ofIndex(indexes.order1), first: limit };
    for await (const item of table.query(query)) {
      failures.push(toFailure(item as Item & StoredRequest));
      if (failures.length === limit) break;
    }
  };
  const [pending, failureCount] = await Promise.all([
    table.count(ofIndex(indexes.order2)),
    table.count(ofIndex(indexes.order1)),
    read(),
  ]);
  return { pending, failures, failureCount };
}

/**
 * Whether attributes are on AWS: the worst of their own requests and those of
 * the patterns that carry them.
 */
export async function readSyncStates(
  table: Table,
  ids: string[],
): Promise<(id: string) => SyncState> {
  const ofIndex = (index: string) =>
    all(table.query({ index, where: 'pk = :pk', values: { ':pk': SYNC } }));
  const [own, pending, failed] = await Promise.all([
    table.getAll(ids.map(id => syncKey('attribute', id))),
    ofIndex(indexes.order2),
    ofIndex(indexes.order1),
  ]);
  const open = [...failed, ...pending] as (Item & StoredRequest)[];
  return id => {
    const states = [
      toSyncState(own[ids.indexOf(id)] as StoredRequest | undefined),
      ...open
        .filter(
          ({ kind, carried }) => kind === 'pattern' && carried?.includes(id),
        )
        .map(({ standing, message }) => ({
          state: standing as 'pending' | 'failed',
          message,
        })),
    ];
    return (
      states.find(({ state }) => state === 'failed') ??
      states.find(({ state }) => state === 'pending') ??
      states[0]
    );
  };
}

function toSyncState(request: StoredRequest | undefined): SyncState {
  if (!request) return { state: 'synced' };
  const { standing, message, syncedAt } = request;
  return {
    state: standing === 'done' ? 'synced' : standing,
    message,
    at: syncedAt,
  };
}

function toRequest(
  { kind, id }: SyncSubject,
  now: string,
  attributes?: PatternAttributes,
) {
  const set = {
    kind,
    id,
    standing: 'pending',
    attempts: 0,
    requestedAt: now,
    dueAt: now,
    order2: join(now, kind, id),
    ...(attributes && { carried: attributeIdsOf(attributes) }),
  };
  const { update, names, values } = toUpdate(set, ['message', 'order1']);
  return {
    key: syncKey(kind, id),
    update: `${update} ADD generation :one`,
    names,
    values: { ...values, ':one': 1 },
  };
}

function toOutcome(
  { kind, id }: SyncSubject,
  outcome: SyncOutcome,
  now: string,
): { set: Record<string, unknown>; remove: string[] } {
  const lease = ['leaseHolder', 'leaseUntil'];
  if (outcome.done) {
    return {
      set: { standing: 'done', syncedAt: now },
      remove: [...lease, 'message', 'order1', 'order2'],
    };
  }
  const { message, retryAt } = outcome;
  const dueAt = retryAt?.toISOString() ?? now;
  return retryAt
    ? {
        set: {
          standing: 'pending',
          message,
          dueAt,
          order2: join(dueAt, kind, id),
        },
        remove: lease,
      }
    : {
        set: { standing: 'failed', message, dueAt },
        remove: [...lease, 'order2'],
      };
}

async function claim(
  table: Table,
  { kind, id }: SyncSubject,
  lease: Lease,
  now: string,
): Promise<Item | undefined> {
  return table.update({
    key: syncKey(kind, id),
    update: 'SET leaseHolder = :holder, leaseUntil = :until',
    if: 'standing = :pending AND dueAt <= :now AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
    values: {
      ':pending': 'pending',
      ':now': now,
      ':holder': lease.holder,
      ':until': endOf(lease),
    },
  });
}

/** What was deleted and is gone on AWS too needs no request any more. */
async function forgetDeleted(
  table: Table,
  { kind, id }: SyncSubject,
  generation: number,
): Promise<void> {
  const subject = kind === 'attribute' ? attributeKey(id) : patternKey(id);
  if (await table.get(subject)) return;
  await transact(table, async tx => {
    if (await table.get(subject)) return;
    const stored = await table.get(syncKey(kind, id));
    if (stored?.generation !== generation) return;
    tx.check(subject, { if: 'attribute_not_exists(pk)', otherwise: 'again' });
    tx.delete(syncKey(kind, id), {
      if: 'generation = :generation',
      values: { ':generation': generation },
      otherwise: 'again',
    });
  });
}

function toFailure(request: StoredRequest): SyncFailureRecord {
  const { kind, id, message = '', attempts, requestedAt, dueAt } = request;
  return {
    subject: { kind, id },
    message,
    attempts,
    requestedAt,
    retryAt: request.standing === 'pending' ? dueAt : undefined,
  };
}
