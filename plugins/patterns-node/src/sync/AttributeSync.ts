import type {
  PatternType,
  SyncDrift,
  SyncQuota,
} from '@apo/backstage-plugin-patterns-common';
import type { AttributeRecord } from '../store/AttributeStore';
import type { PublishedPattern } from '../store/PatternStore';

/** All that AWS should have, to compare with what it has. @public */
export type SyncedEstate = {
  attributes(): AsyncIterable<AttributeRecord>;
  patterns(): AsyncIterable<PublishedPattern>;
};

/** What a comparison found. @public */
export type SyncComparison = { drift: SyncDrift[]; quotas: SyncQuota[] };

/**
 * Brings attributes to AWS. Each method makes AWS what it should be, whatever
 * it was: it may be called again after any failure, and at the same time by
 * nobody for the same subject. Every implementation passes the contract suite
 * `attributeSyncContract` of `patterns-node/testUtils`.
 * @public
 */
export interface AttributeSync {
  /** `tags`, `appregistry` or a name of one's own; shown to administrators. */
  readonly name: string;

  /** What the portal refuses beyond, because AWS would. */
  readonly limits: {
    /** Attributes in all. */
    attributes?: number;
    /** Values of one pattern, by type. */
    perPattern?: Partial<Record<PatternType, number>>;
  };

  /**
   * Why AWS could not take an attribute, in plain words with the fix; undefined
   * when it can. Asked before it is stored.
   */
  checkAttribute(
    attribute: Pick<
      AttributeRecord,
      'key' | 'value' | 'description' | 'metadata'
    >,
  ): string | undefined;

  /**
   * Brings one attribute to AWS; removes it there when the record is undefined,
   * unless it is not the portal's.
   *
   * @throws AttributeSyncError
   */
  syncAttribute(
    id: string,
    attribute: AttributeRecord | undefined,
    signal: AbortSignal,
  ): Promise<void>;

  /**
   * Brings what one published pattern carries to AWS.
   *
   * @throws AttributeSyncError
   */
  syncPattern(pattern: PublishedPattern, signal: AbortSignal): Promise<void>;

  /**
   * Compares all of it with AWS and changes nothing.
   *
   * @throws AttributeSyncError
   */
  compare(estate: SyncedEstate, signal: AbortSignal): Promise<SyncComparison>;
}

/** Why something did not get to AWS, in plain words with the fix. @public */
export class AttributeSyncError extends Error {
  readonly name = 'AttributeSyncError';

  constructor(
    message: string,
    readonly options: {
      /** Whether the same may work later without anybody's doing. */
      retryable: boolean;
      cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
  }

  get retryable(): boolean {
    return this.options.retryable;
  }
}
