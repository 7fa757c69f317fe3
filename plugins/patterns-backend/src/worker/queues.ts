import type {
  PatternType,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  SyncRequest,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import type { LeasedQueue } from './LeasedWorker';

/** Versions in some states; of patterns of all types, or of one. */
export function versionQueue(
  store: PatternStore,
  states: readonly VersionState[],
  type?: PatternType,
): LeasedQueue<VersionRecord> {
  return {
    async claim(lease, limit) {
      const versions: VersionRecord[] = [];
      for (const state of states) {
        const free = limit - versions.length;
        if (free <= 0) break;
        versions.push(...(await store.claimVersions(state, lease, free, type)));
      }
      return versions;
    },
    renew: (version, lease) => store.renewLease(version, lease),
    release: (version, holder) => store.releaseLease(version, holder),
    describe: ({ patternName, version }) => `${patternName} ${version}`,
  };
}

/** The comparison with AWS that was asked for. */
export function syncCheckQueue(
  store: PatternStore,
): LeasedQueue<'comparison with AWS'> {
  return {
    claim: async lease =>
      (await store.claimSyncCheck(lease)) ? ['comparison with AWS'] : [],
    renew: (_, lease) => store.renewSyncCheck(lease),
    release: (_, holder) => store.releaseSyncCheck(holder),
    describe: check => check,
  };
}

/** What is to be brought to AWS. */
export function syncQueue(store: PatternStore): LeasedQueue<SyncRequest> {
  return {
    claim: (lease, limit) => store.claimSyncRequests(lease, limit),
    renew: (request, lease) => store.renewSyncLease(request, lease),
    release: (request, holder) => store.releaseSync(request, holder),
    describe: ({ subject: { kind, id } }) => `${kind} ${id}`,
  };
}
