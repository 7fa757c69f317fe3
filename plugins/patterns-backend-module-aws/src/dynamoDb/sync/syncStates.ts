import type {
  SyncState,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  type SyncFailureRecord,
} from '@apo/backstage-plugin-patterns-node';
import { SYNC, syncKey } from '../keys';
import { indexes } from '../patternTable';
import { all, type Item, type Table } from '../Table';
import type { StoredRequest } from './syncRequests';

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

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncState} */
export async function getSyncState(
  table: Table,
  { kind, id }: SyncSubject,
): Promise<SyncState | undefined> {
  checkText({ id });
  const item = await table.get(syncKey(kind, id));
  return item && toSyncState(item as Item & StoredRequest);
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
