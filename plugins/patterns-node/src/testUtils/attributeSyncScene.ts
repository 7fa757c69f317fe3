import type { AttributeSync } from '../sync/AttributeSync';
import type { PublishedPattern } from '../store/PatternStore';

/** A fault that the next call of an operation meets. */
export type SyncFault = {
  kind: 'throttle' | 'error' | 'drop-before' | 'drop-after' | 'delay-after';
  service: string;
  operation: string;
  /** For `error`. */
  status?: number;
  /** For `error`. */
  code?: string;
  /** For `delay-after`, in milliseconds. */
  ms?: number;
};

/** An AWS to sync to, with patterns that were published to it. @public */
export type SyncScene = {
  /** A sync that sends each call once, or as often as said. */
  createSync(options?: { maxAttempts?: number }): AttributeSync;
  /** Every published pattern, one of type CFN at least. */
  published: Omit<PublishedPattern, 'attributes'>[];
  /** What people made beside the portal. */
  listForeign(): Promise<unknown>;
  /** All that a sync can change, without what differs from one AWS to the next. */
  list(): Promise<unknown>;
  /** Does by hand, on a synced AWS, what the sync has to mend. */
  edit(how: string): Promise<void>;
  /** Takes the portal's mark off all that carries it. */
  disown(): Promise<void>;
  faults: {
    add(fault: SyncFault): void;
    clear(): void;
    /** Those that no call has met. */
    list(): unknown[];
  };
  stop(): Promise<void>;
};

/** Makes a scene, for one test. @public */
export type CreateSyncScene = () => Promise<SyncScene>;

/** What a suite of the contract needs. */
export type SyncSuite = {
  createScene: CreateSyncScene;
  /** Every AWS call that a sync makes: signing name and operation. */
  operations: readonly (readonly [service: string, operation: string])[];
  /** What `SyncScene.edit` knows. */
  edits: readonly string[];
};
