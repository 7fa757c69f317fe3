import type {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  AttributeSync,
  PatternStore,
} from '@apo/backstage-plugin-patterns-node';

/** Id of the scheduled comparison with AWS. */
export const SYNC_CHECK_TASK = 'patterns-attribute-sync-check';

/** Compares attributes with AWS from time to time, one replica at once. */
export class SyncChecker {
  constructor(
    private readonly options: {
      store: PatternStore;
      sync: AttributeSync;
      scheduler: SchedulerService;
      schedule: SchedulerServiceTaskScheduleDefinition;
      logger: LoggerService;
    },
  ) {}

  async start(): Promise<void> {
    const { scheduler, schedule } = this.options;
    await scheduler.scheduleTask({
      ...schedule,
      id: SYNC_CHECK_TASK,
      scope: 'global',
      fn: signal => this.check(signal),
    });
  }

  /** Keeps what a comparison comes to; what goes wrong is kept too. */
  async check(signal: AbortSignal): Promise<void> {
    const { store, sync, logger } = this.options;
    const startedAt = new Date().toISOString();
    try {
      const { drift, quotas } = await sync.compare(
        {
          attributes: () => store.allAttributes(),
          patterns: () => store.allPublished(),
        },
        signal,
      );
      await store.saveSyncCheck({ startedAt, drift, quotas });
      logger.info(`Compared with AWS ${sync.name}: ${drift.length} differ`);
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`Could not compare with AWS ${sync.name}: ${message}`);
      await store.saveSyncCheck({ error: message });
    }
  }
}
