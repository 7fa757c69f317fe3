import {
  AttributeSyncError,
  type AttributeSync,
  type AttributeSyncQueue,
  type SyncJob,
  type SyncJobOutcome,
  type SyncResult,
} from '@apo/backstage-plugin-patterns-node';

type Receiver = (result: SyncResult) => Promise<void>;

/** A queue in memory: a job waits until `work` does it, a result until it is delivered. */
export class MemoryQueue implements AttributeSyncQueue {
  /** Those that are not done. */
  readonly jobs: SyncJob[] = [];
  private readonly receivers: Receiver[] = [];
  private waiting: (() => void)[] = [];

  constructor(private readonly sync: AttributeSync) {}

  async send(job: SyncJob): Promise<void> {
    this.jobs.push(job);
    this.waiting.forEach(resolve => resolve());
    this.waiting = [];
  }

  async receive(onResult: Receiver, signal: AbortSignal): Promise<void> {
    this.receivers.push(onResult);
    await new Promise(resolve => signal.addEventListener('abort', resolve));
  }

  /** The next job, done by the function; waits for one. */
  async work(): Promise<SyncResult> {
    while (!this.jobs.length) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
    const { content, expiresAt, ...request } = this.jobs.shift()!;
    const { signal } = new AbortController();
    const outcome = await (content.kind === 'attribute'
      ? this.sync.syncAttribute(request.subject.id, content.attribute, signal)
      : this.sync.syncPattern(content.pattern, signal)
    ).then((): SyncJobOutcome => ({ done: true }), toOutcome);
    return { ...request, outcome };
  }

  /** Gives a result to one replica, counted in the order of their start. */
  deliver(result: SyncResult, replica = 0): Promise<void> {
    return this.receivers[replica](result);
  }
}

function toOutcome(error: Error): SyncJobOutcome {
  const retryable = !(error instanceof AttributeSyncError) || error.retryable;
  return { done: false, message: error.message, retryable };
}
