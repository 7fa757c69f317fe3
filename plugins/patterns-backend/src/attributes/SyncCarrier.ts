import type {
  SyncContent,
  SyncRequest,
} from '@apo/backstage-plugin-patterns-node';

/** One attempt to bring a subject to AWS. */
export type SyncAttempt = {
  request: SyncRequest;
  /** Who holds the lease on the request. */
  holder: string;
  /** What AWS is to have. */
  content: SyncContent;
};

/** How attempts get to AWS. */
export interface SyncCarrier {
  /** Attempts that one replica makes at once. */
  readonly concurrency: number;

  /**
   * Makes one attempt, for as long as the lease is held.
   *
   * @returns whether its outcome is already in the store.
   * @throws AttributeSyncError; the signal's reason once it fired.
   */
  carry(
    attempt: SyncAttempt,
    signal: AbortSignal,
  ): Promise<'done' | 'recorded'>;
}
