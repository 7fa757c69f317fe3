import type { AuthService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type {
  PatternStore,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import type { VersionLifecycle } from '../service/VersionLifecycle';
import type { ReleaseStarter } from './ReleaseStarter';

/** How long the starter of a release has to name its task, in milliseconds. */
const START_GRACE_MS = 15_000;
/** How long a task that ended has to have its result recorded, in milliseconds. */
const FINISH_GRACE_MS = 2_000;

/** Sees that every release ends: published, or failed with a reason. */
export class ReleaseWatcher {
  constructor(
    private readonly options: {
      store: PatternStore;
      lifecycle: VersionLifecycle;
      scaffolder: ScaffolderService;
      auth: AuthService;
      starter: ReleaseStarter;
    },
  ) {}

  /** Looks once at a version that is `approved` or `publishing`. */
  async look(version: VersionRecord): Promise<void> {
    const { release } = version;
    if (version.state === 'approved' || !release?.taskId) {
      if (ageOf(release?.startedAt ?? version.updatedAt) > START_GRACE_MS) {
        await this.options.starter.startLost(version);
      }
      return;
    }
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const reason = await this.reasonOfEnd(release.taskId, credentials);
    if (reason && ageOf(version.updatedAt) > FINISH_GRACE_MS) {
      await this.fail(version, reason);
    }
  }

  private async reasonOfEnd(
    taskId: string,
    credentials: Awaited<ReturnType<AuthService['getOwnServiceCredentials']>>,
  ): Promise<string | undefined> {
    const { scaffolder } = this.options;
    try {
      const { status } = await scaffolder.getTask({ taskId }, { credentials });
      switch (status) {
        case 'failed':
          return await this.lastError(taskId, credentials);
        case 'cancelled':
          return 'The release task was cancelled.';
        case 'completed':
          return 'The release task ended without recording the publication: its template needs the action patterns:release:finish.';
        default:
          return undefined;
      }
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return 'The release task is gone.';
      }
      throw error;
    }
  }

  private async lastError(
    taskId: string,
    credentials: Awaited<ReturnType<AuthService['getOwnServiceCredentials']>>,
  ): Promise<string> {
    const logs = await this.options.scaffolder.getLogs(
      { taskId },
      { credentials },
    );
    const ended = logs.findLast(e => e.type === 'completion');
    const { error } = (ended?.body ?? {}) as { error?: { message?: string } };
    return error?.message ?? 'The release task failed: see its log.';
  }

  private async fail(version: VersionRecord, reason: string): Promise<void> {
    await this.options.lifecycle.transition({
      patternName: version.patternName,
      version: version.version,
      from: 'publishing',
      to: 'publish-failed',
      digest: version.digest,
      actor: 'plugin:patterns',
      comment: reason.slice(0, 1000),
      patch: { problem: { message: reason, at: new Date().toISOString() } },
    });
  }
}

function ageOf(time: string): number {
  return Date.now() - Date.parse(time);
}
