import type { Knex } from 'knex';
import type { SyncState } from '@apo/backstage-plugin-patterns-common';
import { toSyncState, type SyncRow } from './syncRequests';

/**
 * Whether attributes are on AWS: the worst of their own requests and those of
 * the patterns that carry them.
 */
export async function readSyncStates(
  knex: Knex,
  ids: string[],
): Promise<(id: string) => SyncState> {
  const [own, carried] = await Promise.all([
    knex<SyncRow>('sync_requests')
      .where({ kind: 'attribute' })
      .whereIn('id', ids),
    readCarried(knex, ids),
  ]);
  return id => {
    const states = [
      toSyncState(own.find(row => row.id === id)),
      ...carried
        .filter(row => row.attribute_id === id)
        .map(({ state, message }) => ({
          state,
          message: message ?? undefined,
        })),
    ];
    return (
      states.find(({ state }) => state === 'failed') ??
      states.find(({ state }) => state === 'pending') ??
      states[0]
    );
  };
}

type CarriedRow = {
  attribute_id: string;
  state: 'pending' | 'failed';
  message: string | null;
};

/** What is not done of the patterns that carry the attributes. */
async function readCarried(knex: Knex, ids: string[]): Promise<CarriedRow[]> {
  return knex('sync_requests')
    .join(
      'pattern_attributes',
      'pattern_attributes.pattern_name',
      'sync_requests.id',
    )
    .where('sync_requests.kind', 'pattern')
    .whereIn('sync_requests.state', ['pending', 'failed'])
    .whereIn('pattern_attributes.attribute_id', ids)
    .select('pattern_attributes.attribute_id', 'sync_requests.state')
    .max({ message: 'sync_requests.message' })
    .groupBy('pattern_attributes.attribute_id', 'sync_requests.state');
}
