import type { AttributeRecord, SyncRequest } from '../store/AttributeStore';
import type { PublishedPattern } from '../store/PatternStore';

/** What AWS is to have of one subject. @public */
export type SyncContent =
  /** Without a record the attribute is deleted. */
  | { kind: 'attribute'; attribute?: AttributeRecord }
  | { kind: 'pattern'; pattern: PublishedPattern };

/** One attempt to bring a subject to AWS, with all that it takes. @public */
export type SyncJob = SyncRequest & {
  subject: { kind: SyncContent['kind'] };
  /** Who holds the lease on the request. */
  holder: string;
  /** ISO 8601 in UTC; it is not done any more from then on. */
  expiresAt: string;
  content: SyncContent;
};

/** How a job ended. @public */
export type SyncResult = SyncRequest & {
  /** Who held the lease when the job was sent. */
  holder: string;
  outcome: SyncJobOutcome;
};

/** How an attempt of somebody else ended. @public */
export type SyncJobOutcome =
  | { done: true }
  | {
      done: false;
      /** In plain words with the fix. */
      message: string;
      /** Whether the same may work later without anybody's doing. */
      retryable: boolean;
    };

/**
 * Has somebody else call an `AttributeSync`, in place of the portal. Jobs of
 * one subject are done in the order in which they were sent; jobs and results
 * may arrive more than once, or not at all.
 * @public
 */
export interface AttributeSyncQueue {
  /**
   * Sends a job.
   *
   * @throws AttributeSyncError
   */
  send(job: SyncJob, signal: AbortSignal): Promise<void>;

  /**
   * Receives results until the signal fires; any replica gets any of them. A
   * result comes again when `onResult` throws.
   */
  receive(
    onResult: (result: SyncResult) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
}
