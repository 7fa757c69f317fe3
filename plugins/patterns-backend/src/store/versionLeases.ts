import type { Knex } from 'knex';
import type {
  PatternType,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { Lease, VersionRecord } from '@apo/backstage-plugin-patterns-node';
import { RowLeases } from './RowLeases';
import { toVersion, type VersionRow } from './rows';

const leases = new RowLeases<VersionRow>('pattern_versions', [
  'pattern_name',
  'version',
]);

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.claimVersions} */
export async function claimVersions(
  knex: Knex,
  claim: {
    state: VersionState;
    type?: PatternType;
    lease: Lease;
    limit: number;
  },
  now: Date,
): Promise<VersionRecord[]> {
  const { state, type, lease, limit } = claim;
  const where = (rows: Knex.QueryBuilder) => {
    rows.where({ state });
    if (type) {
      const ofType = knex('patterns').select('name').where({ type });
      rows.whereIn('pattern_name', ofType);
    }
  };
  const claimed = await leases.claim(
    knex,
    { orderBy: 'state_since', where, lease, limit },
    now,
  );
  return claimed.map(toVersion);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.renewLease} */
export function renewLease(
  knex: Knex,
  ref: VersionRef,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  return leases.renew(knex, keyOf(ref), lease, now);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.releaseLease} */
export function releaseLease(
  knex: Knex,
  ref: VersionRef,
  holder: string,
): Promise<void> {
  return leases.release(knex, keyOf(ref), holder);
}

function keyOf({ patternName, version }: VersionRef) {
  return { pattern_name: patternName, version };
}
