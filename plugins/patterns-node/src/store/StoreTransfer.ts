import type {
  AttributeRule,
  Report,
  SyncDrift,
  SyncQuota,
  SyncSubject,
  Transition,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { AttributeRecord } from './AttributeStore';
import type { LaunchRecord } from './LaunchStore';
import type { PatternRecord, VersionRecord } from './PatternStore';
import type { Notice, SubscriptionRecord } from './SubscriptionStore';
import type { RuleRefusals } from './StatisticsStore';

/**
 * What a store keeps, by kind. An absent field and one that is undefined are
 * the same. Leases are not among it: no replica works while data moves.
 * @public
 */
export type StoredValues = {
  /** A key with its rule, before its attributes; identity: the key in any case. */
  'attribute-key': { key: string; rule: AttributeRule; revision: number };
  /** Identity: its id. */
  attribute: AttributeRecord;
  /** Identity: its name. The pattern may have no version at all. */
  pattern: PatternRecord & {
    /** State of the latest version. */
    latestState?: VersionState;
    /** What the bundle of the latest version is found by, sorted. */
    content: { words: string[]; resourceTypes: string[] };
  };
  /** Identity: pattern and version. */
  version: VersionRecord & {
    /** Time of the last transition. */
    stateSince: string;
  };
  /**
   * One step of the history of a pattern, its versions mixed as it happened.
   * Identity: the pattern and the place of the step in its history, from 1 on.
   */
  step: { patternName: string; position: number; step: Transition };
  /** Identity: pattern, version and digest of the report. */
  report: VersionRef & { report: Report };
  /**
   * A part of a build's log. Identity: pattern, version, digest and the place
   * of the part in the log, from 1 on.
   */
  'build-log': VersionRef & { digest: string; position: number; text: string };
  /** What is or was to be brought to AWS. Identity: the subject. */
  'sync-request': {
    subject: SyncSubject;
    state: 'pending' | 'failed' | 'done';
    generation: number;
    attempts: number;
    message?: string;
    requestedAt: string;
    dueAt: string;
    syncedAt?: string;
  };
  /** The last comparison with AWS, all of it; there is one at most. */
  'sync-check': {
    requestedAt?: string;
    checkedAt?: string;
    error?: string;
    quotas: SyncQuota[];
    /** In the order in which it is listed. */
    drift: SyncDrift[];
  };
  /** Identity: subscriber, kind and id. */
  subscription: SubscriptionRecord;
  /** What subscribers are still to be told. Identity: its id. */
  notice: Notice & {
    dueAt: string;
    /** Whether it was leased before, so that nothing is added to it. */
    begun: boolean;
    /** Who was told, sorted. */
    told: string[];
  };
  /** A use of a version. Identity: its id. */
  launch: LaunchRecord & { dueAt: string };
  /** How often a rule refused a version. Identity: tool and rule. */
  refusal: RuleRefusals;
};

/** A kind of what a store keeps. @public */
export type StoredKind = keyof StoredValues;

/** Every kind; each refers only to those before it. @public */
export const storedKinds = [
  'attribute-key',
  'attribute',
  'pattern',
  'version',
  'step',
  'report',
  'build-log',
  'sync-request',
  'sync-check',
  'subscription',
  'notice',
  'refusal',
  'launch',
] as const satisfies readonly StoredKind[];

/** Something that a store keeps, in a form that every store understands. @public */
export type StoredItem = {
  [K in StoredKind]: { kind: K; value: StoredValues[K] };
}[StoredKind];

/** Some items, and where to go on after them. @public */
export type StoredPage = { items: StoredItem[]; cursor: string };

/**
 * Gives and takes everything that a store keeps, to move it to another store.
 * Every implementation passes the contract suite `storeTransferContract` of
 * `patterns-node/testUtils`.
 * @public
 */
export interface StoreTransfer {
  /**
   * Every item of a kind, a page at a time, in an order that stays the same.
   * Steps come in the order of their places, and so do parts of a log.
   *
   * @param after - the cursor of the last page that was dealt with
   * @throws InputError for a cursor that is not of this kind in this store.
   */
  readItems(kind: StoredKind, after?: string): AsyncIterable<StoredPage>;

  /**
   * Stores items as they are, in place of those of the same identity. What is
   * not among them stays, and the same items again change nothing. Each item
   * is stored whole or not at all; a call that failed can be repeated.
   *
   * @param items - what they refer to is stored, or comes before them
   * @throws ConflictError when a step is not what the store has at its place:
   * a history is only ever added to. InputError for a step or a part of a log
   * whose predecessor is missing, and for NUL characters.
   */
  writeItems(items: StoredItem[]): Promise<void>;

  /** How many items there are of each kind. */
  countItems(): Promise<Record<StoredKind, number>>;
}
