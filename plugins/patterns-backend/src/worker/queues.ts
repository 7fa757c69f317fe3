import type {
  LaunchState,
  PatternType,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type {
  LaunchRecord,
  PatternStore,
  SyncRequest,
  SyncWork,
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

/** Launches that are due to be looked at. */
export function launchQueue(
  store: PatternStore,
  states: LaunchState[],
): LeasedQueue<LaunchRecord> {
  return {
    claim: (lease, limit) => store.claimLaunches(states, lease, limit),
    renew: ({ id }, lease) => store.renewLaunchLease(id, lease),
    release: ({ id }, holder) => store.releaseLaunch(id, holder),
    describe: ({ id, patternName }) => `launch ${id} of ${patternName}`,
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
export function syncQueue(
  store: PatternStore,
  work: SyncWork,
): LeasedQueue<SyncRequest> {
  return {
    claim: (lease, limit) => store.claimSyncRequests(lease, limit, work),
    renew: (request, lease) => store.renewSyncLease(request, lease),
    release: (request, holder) => store.releaseSync(request, holder),
    describe: ({ subject: { kind, id } }) => `${kind} ${id}`,
  };
}
