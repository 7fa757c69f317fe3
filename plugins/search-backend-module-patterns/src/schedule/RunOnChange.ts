import type {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import { changesSearch, searchedTopics, withdraws } from './changesSearch';

type Task = SchedulerServiceTaskInvocationDefinition;

/** Changes that come together are read together. */
const DELAY_MS = 2_000;
/** How long to wait for a reading that is under way and may have missed the change. */
const RETRY_MS = 5_000;
/** After a reading, the next waits so many times as long as that took. */
const REST = 10;

/**
 * Runs a task on its schedule, and soon after a pattern has changed; but no
 * more than a part of the time, as a reading of very many patterns keeps some
 * search engines from all else. What was withdrawn does not wait.
 */
export class RunOnChange implements SchedulerServiceTaskRunner {
  private next?: { at: number; timer: NodeJS.Timeout };
  private restUntil = 0;

  constructor(
    private readonly options: {
      runner: SchedulerServiceTaskRunner;
      scheduler: Pick<SchedulerService, 'triggerTask'>;
      events: EventsService;
      logger: LoggerService;
      delayMs?: number;
      retryMs?: number;
    },
  ) {}

  async run(task: Task): Promise<void> {
    const { runner, events } = this.options;
    await runner.run({
      ...task,
      fn: async signal => {
        const start = Date.now();
        await task.fn(signal);
        this.restUntil = Date.now() + REST * (Date.now() - start);
      },
    });
    task.signal?.addEventListener('abort', () => this.forget());
    await events.subscribe({
      id: `search-${task.id}`,
      topics: searchedTopics,
      // Only takes note of it: who publishes an event waits until this is done.
      onEvent: async event => this.onEvent(event, task),
    });
  }

  private onEvent(event: EventParams, task: Task) {
    if (!changesSearch(event)) return;
    const soon = Date.now() + (this.options.delayMs ?? DELAY_MS);
    this.schedule(
      task,
      withdraws(event) ? soon : Math.max(soon, this.restUntil),
    );
  }

  private schedule(task: Task, at: number) {
    if (task.signal?.aborted || (this.next && this.next.at <= at)) return;
    this.forget();
    const timer = setTimeout(() => {
      this.next = undefined;
      void this.trigger(task);
    }, at - Date.now());
    timer.unref();
    this.next = { at, timer };
  }

  private forget() {
    clearTimeout(this.next?.timer);
    this.next = undefined;
  }

  private async trigger(task: Task) {
    const { scheduler, logger, retryMs = RETRY_MS } = this.options;
    try {
      await scheduler.triggerTask(task.id);
    } catch (error) {
      if (toError(error).name === 'ConflictError') {
        this.schedule(task, Date.now() + retryMs);
        return;
      }
      logger.warn(
        'A pattern changed, and search does not know yet; the next reading of all patterns is as scheduled',
        toError(error),
      );
    }
  }
}
