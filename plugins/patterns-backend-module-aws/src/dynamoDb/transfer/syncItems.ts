import { attributeIdsOf } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { join, patternKey, SYNC, SYNC_LIFECYCLE, syncKey } from '../keys';
import { readDriftOf, replaceDrift } from '../sync/syncChecks';
import type { StoredRequest } from '../sync/syncRequests';
import type { Item } from '../Table';
import { readPartition, type KindTransfer } from './KindTransfer';

/** What is or was to be brought to AWS. */
export const syncRequestItems: KindTransfer<'sync-request'> = {
  async *read(table, after) {
    const toValues = async (items: unknown) =>
      (items as StoredRequest[]).map(toValue);
    const ofLifecycle = after?.startsWith(join('lifecycle', ''));
    if (!ofLifecycle) yield* readPartition(table, SYNC, after, toValues);
    const from = ofLifecycle ? after : undefined;
    yield* readPartition(table, SYNC_LIFECYCLE, from, toValues);
  },

  async write(table, values) {
    const patterns = await table.getAll(
      values.map(({ subject: { kind, id } }) =>
        kind === 'pattern' ? patternKey(id) : undefined,
      ),
    );
    const put = values.map(({ subject, state, ...rest }, i): Item => {
      const { kind, id } = subject;
      checkText({ id, message: rest.message });
      const { requestedAt, dueAt, message } = rest;
      const pattern = patterns[i];
      const place = join(requestedAt, kind, id);
      return {
        ...syncKey(kind, id),
        kind,
        id,
        standing: state,
        ...rest,
        carried: pattern && attributeIdsOf(pattern.attributes),
        place,
        order1: state !== 'done' && message !== undefined ? place : undefined,
        order2: state === 'pending' ? join(dueAt, kind, id) : undefined,
      };
    });
    await table.write({ put });
  },
};

/** The last comparison with AWS. */
export const syncCheckItems: KindTransfer<'sync-check'> = {
  async *read(table, after) {
    if (after) return;
    const check = await readDriftOf(table);
    if (check) yield { values: [check], place: 'sync-check' };
  },

  async write(table, values) {
    for (const { requestedAt, ...check } of values) {
      await replaceDrift(table, check.drift, { ...check, requestedAt });
    }
  },
};

function toValue(request: StoredRequest): StoredValues['sync-request'] {
  const { kind, id, standing, generation, attempts } = request;
  const { message, requestedAt, dueAt, syncedAt } = request;
  return {
    subject: { kind, id },
    state: standing,
    generation,
    attempts,
    message,
    requestedAt,
    dueAt,
    syncedAt,
  };
}
