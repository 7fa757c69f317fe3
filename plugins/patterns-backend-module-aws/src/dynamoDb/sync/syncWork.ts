import {
  versionOfSubject,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type {
  Lease,
  SyncOutcome,
  SyncRequest,
  SyncWork,
} from '@apo/backstage-plugin-patterns-node';
import {
  attributeKey,
  join,
  patternKey,
  SYNC,
  SYNC_LIFECYCLE,
  syncKey,
} from '../keys';
import { claimItem, dueItems, releaseItem, renewItem } from '../leases';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import { toUpdate } from '../versions/versionItem';
import { forgetDrift } from './syncChecks';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.claimSyncRequests} */
export async function claimSyncRequests(
  table: Table,
  lease: Lease,
  limit: number,
  work: SyncWork,
): Promise<SyncRequest[]> {
  const claimed: SyncRequest[] = [];
  if (limit < 1) return claimed;
  const partition = work === 'lifecycle' ? SYNC_LIFECYCLE : SYNC;
  for await (const { kind, id } of dueItems(table, partition)) {
    const item = await claimItem(table, syncKey(kind, id), lease, {
      if: 'standing = :pending AND dueAt <= :now',
      values: { ':pending': 'pending' },
    });
    if (item) {
      const { generation, attempts } = item;
      claimed.push({ subject: { kind, id }, generation, attempts });
    }
    if (claimed.length === limit) break;
  }
  return claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.renewSyncLease} */
export function renewSyncLease(
  table: Table,
  { subject: { kind, id } }: SyncRequest,
  lease: Lease,
): Promise<boolean> {
  return renewItem(table, syncKey(kind, id), lease);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.releaseSync} */
export function releaseSync(
  table: Table,
  { subject: { kind, id } }: SyncRequest,
  holder: string,
): Promise<void> {
  return releaseItem(table, syncKey(kind, id), holder);
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
    update: outcome.done
      ? update
      : `${update.replace('SET ', 'SET order1 = place, ')} ADD attempts :one`,
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
  if (!outcome.done) return;
  await forgetDrift(table, subject);
  await forgetDeleted(table, subject, generation);
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

/** What was deleted and is gone on AWS too needs no request any more. */
async function forgetDeleted(
  table: Table,
  { kind, id }: SyncSubject,
  generation: number,
): Promise<void> {
  const subject = keyOf({ kind, id });
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

/** What a request is kept for. */
function keyOf({ kind, id }: SyncSubject) {
  if (kind === 'attribute') return attributeKey(id);
  return patternKey(
    kind === 'lifecycle' ? versionOfSubject(id).patternName : id,
  );
}
