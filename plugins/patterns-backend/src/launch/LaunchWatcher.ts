import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type {
  LaunchPatch,
  LaunchRecord,
  LaunchStore,
  LaunchStanding,
  PatternLauncher,
} from '@apo/backstage-plugin-patterns-node';

/** States in which a launch is looked at. */
export const watchedStates: LaunchState[] = [
  'starting',
  'running',
  'ending',
  'available',
];

/** How long an order may be on its way that nobody knows the answer of, in milliseconds. */
const ORDER_GRACE_MS = 120_000;
/** Between two looks at what is there, in milliseconds. */
const STANDING_MS = 30 * 60_000;
/** Bounds of the time between two looks at what is at work, in milliseconds. */
const [SOON_MS, LATE_MS] = [1_000, 60_000];

const LOST =
  'The portal was stopped before Service Catalog had the order, and secret parameters are not kept. Nothing was provisioned: launch it again.';
const ENDED_OUTSIDE = 'It was ended in Service Catalog, not here.';

/** Follows launches to their end, one look at a time; each look can be the last. */
export class LaunchWatcher {
  constructor(
    private readonly options: {
      store: LaunchStore;
      launcher: PatternLauncher;
      logger: LoggerService;
    },
  ) {}

  /** Looks once, and says when to look again. */
  async look(launch: LaunchRecord, holder: string): Promise<void> {
    const next = await this.step(launch).catch(error => {
      this.options.logger.warn(
        `Launch ${launch.id}: ${(error as Error).message}`,
      );
      return later(launch);
    });
    await this.options.store.releaseLaunch(launch.id, holder, next);
  }

  /** @returns when to look again, unless it has gone on. */
  private async step(launch: LaunchRecord): Promise<Date | undefined> {
    switch (launch.state) {
      case 'starting':
        return this.findOrder(launch);
      case 'running':
        return this.followLaunch(launch);
      case 'ending':
        return this.followEnd(launch);
      default:
        return this.seeStanding(launch);
    }
  }

  private async findOrder(launch: LaunchRecord): Promise<Date | undefined> {
    const found = await this.options.launcher.find(launch);
    if (found) {
      const { provisionedProductId, recordId } = found;
      return this.move(launch, 'running', { provisionedProductId, recordId });
    }
    if (Date.now() - Date.parse(launch.launchedAt) < ORDER_GRACE_MS) {
      return later(launch);
    }
    return this.move(launch, 'failed', { message: LOST });
  }

  private async followLaunch(launch: LaunchRecord): Promise<Date | undefined> {
    const { launcher } = this.options;
    const standing = await launcher.look(launch);
    if (standing.state === 'busy') return later(launch);
    if (standing.state === 'available') {
      const outputs = await launcher.outputs(launch);
      return this.move(launch, 'available', { outputs });
    }
    return this.settle(launch, standing);
  }

  private async seeStanding(launch: LaunchRecord): Promise<Date | undefined> {
    const standing = await this.options.launcher.look({
      ...launch,
      recordId: undefined,
    });
    if (standing.state === 'gone' || standing.state === 'failed') {
      return this.settle(launch, standing);
    }
    return new Date(Date.now() + STANDING_MS);
  }

  private async followEnd(launch: LaunchRecord): Promise<Date | undefined> {
    const { launcher } = this.options;
    const standing = await launcher.look(launch);
    if (standing.state === 'busy') return later(launch);
    if (standing.state === 'gone') return this.move(launch, 'ended');
    if (launch.recordId) {
      const { message } = standing;
      const said = `It could not be ended. ${message ?? ''}`.trim();
      const to = standing.state === 'failed' ? 'failed' : 'available';
      return this.move(launch, to, { message: said });
    }
    // The same for each look at this wish, another for the next wish.
    const token = `${launch.id}-${Date.parse(launch.updatedAt)}`;
    const recordId = await launcher.terminate(launch, token);
    if (!recordId) return this.move(launch, 'ended');
    await this.move(launch, 'ending', { recordId });
    return soon();
  }

  /** What was there is not as it was. */
  private settle(
    launch: LaunchRecord,
    { state, message }: LaunchStanding,
  ): Promise<undefined> {
    return state === 'gone'
      ? this.move(launch, 'ended', { message: ENDED_OUTSIDE })
      : this.move(launch, 'failed', { message });
  }

  private async move(
    { id, state }: LaunchRecord,
    to: LaunchState,
    patch?: LaunchPatch,
  ): Promise<undefined> {
    await this.options.store.moveLaunch(id, state, to, patch);
  }
}

/** The longer it takes, the less often one looks. */
function later({ updatedAt }: LaunchRecord): Date {
  const age = Date.now() - Date.parse(updatedAt);
  const pause = Math.min(Math.max(age / 4, SOON_MS), LATE_MS);
  return new Date(Date.now() + pause);
}

function soon(): Date {
  return new Date(Date.now() + SOON_MS);
}
