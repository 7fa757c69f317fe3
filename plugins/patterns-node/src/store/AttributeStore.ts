import type {
  AttributeContent,
  AttributeRule,
  PatternType,
  SyncDrift,
  SyncQuota,
  SyncState,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type { Lease, StorePage, Visibility } from './PatternStore';

/** An attribute as it is stored. Times are ISO 8601 in UTC. @public */
export type AttributeRecord = AttributeContent & {
  /** `KEY:VALUE` in upper case. */
  id: string;
  /** As spelled by the first attribute of the key. */
  key: string;
  value: string;
  /** Counts its changes, from 1 on. */
  revision: number;
  createdBy: string;
  createdAt: string;
  updatedBy: string;
  updatedAt: string;
};

/** An attribute with what is known of its use. @public */
export type AttributeView = AttributeRecord & {
  /** Patterns that carry it. */
  uses: number;
  /** The worst of its own way to AWS and those of the patterns that carry it. */
  sync: SyncState;
};

/** A key with its values, sorted, and its rule. @public */
export type AttributeKeyRecord = {
  key: string;
  values: string[];
  rule: AttributeRule;
  /** Counts the changes of the rule, from 1 on. */
  revision: number;
};

/** Filters, order and page of a list of attributes. @public */
export type AttributeQuery = {
  /** Words that key, value or description contain. */
  search?: string;
  key?: string[];
  sort: 'key' | 'created' | 'uses';
  order: 'asc' | 'desc';
  limit: number;
  cursor?: string;
  /** Whose patterns are counted. */
  visibility: Visibility;
};

/** One change of an attribute. Without a revision it must not exist yet. @public */
export type AttributeWrite = AttributeContent & {
  key: string;
  value: string;
  /** The revision that the change is made to. */
  revision?: number;
};

/** A pattern that breaks a rule, with what it has of the key. @public */
export type RuleBreach = {
  patternName: string;
  title: string;
  type: PatternType;
  values: string[];
};

/**
 * Something to bring to AWS. There is one request for each subject: what is
 * asked for again before it was done raises the generation.
 * @public
 */
export type SyncRequest = {
  subject: SyncSubject;
  generation: number;
  /** Attempts that failed since it was asked for. */
  attempts: number;
};

/**
 * Which requests are meant: those of attributes and what patterns carry of
 * them, or those of the lifecycle of versions.
 * @public
 */
export type SyncWork = 'attributes' | 'lifecycle';

/** How an attempt ended. @public */
export type SyncOutcome =
  | { done: true }
  | {
      done: false;
      message: string;
      /** Absent to give it up. */ retryAt?: Date;
    };

/** What did not get to AWS. @public */
export type SyncFailureRecord = {
  subject: SyncSubject;
  message: string;
  attempts: number;
  requestedAt: string;
  /** When it is tried again; absent when it is given up. */
  retryAt?: string;
};

/** What a comparison with AWS came to. @public */
export type SyncCheckRecord = {
  /** When one was asked for that has not ended. */
  requestedAt?: string;
  checkedAt?: string;
  error?: string;
  quotas: SyncQuota[];
  drift: SyncDrift[];
  driftCount: number;
};

/** How a comparison ended; what was asked for since it began is still to do. @public */
export type SyncCheckResult = { startedAt: string } & (
  | { drift: SyncDrift[]; quotas: SyncQuota[] }
  | { error: string }
);

/**
 * Keeps attributes, the rules of their keys, and what is to be brought to AWS:
 * each change and its sync request are one transaction.
 * @public
 */
export interface AttributeStore {
  /** A keyset page. */
  listAttributes(query: AttributeQuery): Promise<StorePage<AttributeView>>;
  getAttribute(
    id: string,
    visibility: Visibility,
  ): Promise<AttributeView | undefined>;
  /** Every attribute in the order of their ids, some at a time. */
  allAttributes(): AsyncIterable<AttributeRecord>;
  /** Every key, sorted without case. */
  listAttributeKeys(): Promise<AttributeKeyRecord[]>;

  /**
   * Creates and changes attributes, all or none.
   * @throws ConflictError when one exists that is to be created, or is not in
   * the revision that the change is made to.
   */
  writeAttributes(
    writes: AttributeWrite[],
    actor: string,
  ): Promise<AttributeRecord[]>;

  /**
   * Deletes an attribute; with the last one of a key the key and its rule.
   * @throws NotFoundError when there is none; ConflictError when a pattern
   * carries it, it is the only value that a rule allows, or it was changed.
   */
  deleteAttribute(id: string, revision: number): Promise<void>;

  /**
   * Says how patterns use a key.
   * @throws NotFoundError when there is no such key, ConflictError when its
   * rule was changed.
   */
  setAttributeRule(
    key: string,
    rule: AttributeRule,
    revision: number,
  ): Promise<AttributeKeyRecord>;

  /** How many patterns break a rule of a key, of those that the caller may see. */
  countRuleBreaches(
    key: string,
    rule: AttributeRule,
    visibility: Visibility,
  ): Promise<number>;
  /** A keyset page of the patterns that break a rule of a key, by name. */
  listRuleBreaches(query: {
    key: string;
    rule: AttributeRule;
    limit: number;
    cursor?: string;
    visibility: Visibility;
  }): Promise<StorePage<RuleBreach>>;

  /** Asks for subjects to be brought to AWS, whatever became of earlier requests. */
  requestSync(subjects: SyncSubject[]): Promise<void>;

  /** Where a subject is on its way to AWS; undefined when that was never asked for. */
  getSyncState(subject: SyncSubject): Promise<SyncState | undefined>;

  /**
   * Leases requests that are due and that nobody holds, longest waiting first.
   *
   * @param work - those of attributes unless it says otherwise
   */
  claimSyncRequests(
    lease: Lease,
    limit: number,
    work?: SyncWork,
  ): Promise<SyncRequest[]>;
  /** Prolongs a lease; false when it was lost. */
  renewSyncLease(request: SyncRequest, lease: Lease): Promise<boolean>;
  /**
   * Records how an attempt ended and gives the lease back. When the subject was
   * asked for again meanwhile, it stays to be done. Nothing happens when the
   * lease was lost.
   */
  finishSync(
    request: SyncRequest,
    holder: string,
    outcome: SyncOutcome,
  ): Promise<void>;
  /** Gives a lease back as if nothing had been tried. */
  releaseSync(request: SyncRequest, holder: string): Promise<void>;

  /** What is on its way of attributes, and what failed, longest waiting first. */
  getSyncStanding(limit: number): Promise<{
    pending: number;
    failures: SyncFailureRecord[];
    failureCount: number;
  }>;

  /** The last comparison with AWS. */
  getSyncCheck(limit: number): Promise<SyncCheckRecord>;
  /** Asks for a comparison. */
  requestSyncCheck(): Promise<void>;
  /** Leases the comparison that was asked for; false when there is none, or somebody makes it. */
  claimSyncCheck(lease: Lease): Promise<boolean>;
  /** Prolongs a lease; false when it was lost. */
  renewSyncCheck(lease: Lease): Promise<boolean>;
  /** Gives a lease back, so that the comparison can be made at once. */
  releaseSyncCheck(holder: string): Promise<void>;
  /**
   * Keeps what a comparison came to, in place of the one before. Subjects that
   * wait to be brought to AWS, or were asked for since it began, are no drift.
   */
  saveSyncCheck(check: SyncCheckResult): Promise<void>;
}
