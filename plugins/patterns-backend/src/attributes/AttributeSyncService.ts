import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  attributeSyncPermission,
  type AttributeSyncStatus,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeStore,
  AttributeSync,
} from '@apo/backstage-plugin-patterns-node';
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
    await this.demand(credentials);
    await this.options.store.requestSync(subjects);
  }

  /** Compares everything with AWS soon. */
  async check(credentials: BackstageCredentials): Promise<void> {
    await this.demand(credentials);
    await this.options.store.requestSyncCheck();
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
