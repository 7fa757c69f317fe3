import type { SQSRecord } from 'aws-lambda';
import {
  AttributeSyncError,
  performJob,
  readJob,
  type AttributeSync,
  type SyncJob,
  type SyncJobOutcome,
  type SyncResult,
} from '@apo/attribute-sync';
import { log } from './log';

/** What a message is handled with. */
export type JobTools = {
  sync: AttributeSync;
  /** Tells the portal; throws when that did not work. */
  answer: (result: SyncResult) => Promise<void>;
};

/**
 * Does what a message says, and answers how that ended.
 *
 * @param signal - ends the work early enough for the answer
 * @throws when the message could not be understood or answered: it is to come again.
 */
export async function handleJob(
  { sync, answer }: JobTools,
  { messageId, body }: SQSRecord,
  signal: AbortSignal,
): Promise<void> {
  const job = understand(messageId, body);
  const { subject, generation, attempts, holder } = job;
  const about = { messageId, subject, generation, attempts };
  if (Date.parse(job.expiresAt) <= Date.now()) {
    // Nobody waits for it, and something newer may have been done since.
    log('warn', 'The job came too late', about);
    return;
  }
  const startedAt = Date.now();
  const outcome = await perform(sync, job, signal, about);
  try {
    await answer({ subject, generation, attempts, holder, outcome });
  } catch (error) {
    log('error', 'The job was not answered', { ...about, ...describe(error) });
    throw error;
  }
  const durationMs = Date.now() - startedAt;
  log('info', 'The job was answered', {
    ...about,
    done: outcome.done,
    durationMs,
  });
}

function understand(messageId: string, body: string): SyncJob {
  try {
    return readJob(body);
  } catch (error) {
    const { message } = error as Error;
    log('error', 'The message was not understood', { messageId, why: message });
    throw error;
  }
}

async function perform(
  sync: AttributeSync,
  job: SyncJob,
  signal: AbortSignal,
  about: object,
): Promise<SyncJobOutcome> {
  try {
    await performJob(sync, job, signal);
    return { done: true };
  } catch (error) {
    log('warn', 'The job failed', { ...about, ...describe(error) });
    if (error instanceof AttributeSyncError) {
      const { message, retryable } = error;
      return { done: false, message, retryable };
    }
    const message = signal.aborted
      ? 'It took longer than the function may run'
      : String(error);
    return { done: false, message, retryable: true };
  }
}

/** An error without its message, which may quote what it is about. */
function describe(error: unknown): Record<string, unknown> {
  const { name, stack = '', cause } = error as Error;
  return {
    error: name,
    cause: (cause as Error | undefined)?.name,
    stack: stack.split('\n').filter(line => /^\s+at /.test(line)),
  };
}
