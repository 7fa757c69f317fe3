import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  attributeSyncPermission,
  versionOfSubject,
  type AttributeSyncStatus,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeStore,
  AttributeSync,
} from '@apo/backstage-plugin-patterns-node';
import type { LifecycleService } from '../lifecycle/LifecycleService';
import type { PatternAccess } from '../service/PatternAccess';

/** Failures that are told at once. */
const MAX_FAILURES = 100;
/** Differences that are told at once. */
const MAX_DRIFT = 200;

/** How attributes get to AWS, for administrators. */
export class AttributeSyncService {
  constructor(
    private readonly options: {
      store: AttributeStore;
      access: PatternAccess;
      /** Absent where attributes stay in the portal. */
      sync?: AttributeSync;
      lifecycle: Pick<LifecycleService, 'demandRetry'>;
      /** Has lifecycles shown now; absent where they stay in the portal. */
      onLifecycle?: () => void;
    },
  ) {}

  async getStatus(
    credentials: BackstageCredentials,
  ): Promise<AttributeSyncStatus> {
    const { store, access, sync } = this.options;
    await access.demandBasic(attributeSyncPermission, credentials);
    if (!sync) {
      return {
        pending: 0,
        failures: [],
        failureCount: 0,
        drift: [],
        driftCount: 0,
        quotas: [],
      };
    }
    const [standing, check] = await Promise.all([
      store.getSyncStanding(MAX_FAILURES),
      store.getSyncCheck(MAX_DRIFT),
    ]);
    const { requestedAt, error, ...compared } = check;
    return {
      target: sync.name,
      ...standing,
      ...compared,
      checkError: error,
      checking: requestedAt !== undefined,
    };
  }

  /** Brings subjects to AWS again. */
  async request(
    subjects: SyncSubject[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    const ofLifecycle = subjects.filter(({ kind }) => kind === 'lifecycle');
    await this.demandLifecycle(ofLifecycle, credentials);
    if (ofLifecycle.length < subjects.length) await this.demand(credentials);
    await this.options.store.requestSync(subjects);
    if (ofLifecycle.length) this.options.onLifecycle?.();
  }

  /** Compares everything with AWS soon. */
  async check(credentials: BackstageCredentials): Promise<void> {
    await this.demand(credentials);
    await this.options.store.requestSyncCheck();
  }

  private async demandLifecycle(
    subjects: SyncSubject[],
    credentials: BackstageCredentials,
  ) {
    const { lifecycle, onLifecycle } = this.options;
    for (const { id } of subjects) {
      await lifecycle.demandRetry(versionOfSubject(id), credentials);
    }
    if (subjects.length && !onLifecycle) {
      throw new ConflictError(
        'The lifecycle of versions stays in this portal: set patterns.publish to have AWS show it',
      );
    }
  }

  private async demand(credentials: BackstageCredentials) {
    const { access, sync } = this.options;
    await access.demandBasic(attributeSyncPermission, credentials);
    if (!sync) {
      throw new ConflictError(
        'Attributes stay in this portal: set patterns.attributes.sync to bring them to AWS',
      );
    }
  }
}
