import {
  attributeIdsOf,
  type PatternAttributes,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import { checkText } from '@apo/backstage-plugin-patterns-node';
import { join, syncKey } from '../keys';
import type { Table } from '../Table';
import type { Transaction } from '../Transaction';
import { toUpdate } from '../versions/versionItem';

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
  /** Its place among what went wrong, when something does. */
  place: string;
  dueAt: string;
  syncedAt?: string;
  /** Identities of the attributes of a pattern, when it was asked for. */
  carried?: string[];
};

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
    place: join(now, kind, id),
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
