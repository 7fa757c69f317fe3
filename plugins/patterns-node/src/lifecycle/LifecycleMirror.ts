import type {
  LifecycleState,
  Publication,
  Retirement,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';

/** A version whose lifecycle is to be shown where it was published. @public */
export type MirroredVersion = VersionRef & {
  state: LifecycleState;
  /** Why it is deprecated or revoked; absent when it is published. */
  retirement?: Retirement;
  /** Every place that it went to; at least one. */
  publications: Publication[];
};

/**
 * Shows the lifecycle of versions where they were published: to whoever looks
 * there, a deprecated version is advised against and a revoked one is gone.
 * @public
 */
export interface LifecycleMirror {
  /**
   * Makes every place show the version as it is, whatever it shows. May be
   * called again after any failure, and at the same time by nobody for the same
   * version.
   *
   * @throws LifecycleMirrorError
   */
  show(version: MirroredVersion, signal: AbortSignal): Promise<void>;
}

/** Why a place does not show the lifecycle, in plain words with the fix. @public */
export class LifecycleMirrorError extends Error {
  readonly name = 'LifecycleMirrorError';

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
