import type { LaunchOutput } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord } from '../store/LaunchStore';

/** Where a version went that is to be launched. @public */
export type LaunchPlace = {
  /** Name of the target in the config. */
  targetName: string;
  accountId: string;
  region: string;
  productId: string;
  artifactId: string;
  portfolioId?: string;
  /** Display name of the portfolio. */
  portfolioName?: string;
};

/** What is to be provisioned. @public */
export type ProvisionOrder = {
  /** The launch, as it is recorded; its id makes the order repeatable. */
  launch: LaunchRecord;
  place: LaunchPlace;
  /** All parameters with their values, those that are secret too: never keep or log them. */
  parameters: { key: string; value: string }[];
};

/** What stands where something was provisioned. @public */
export type LaunchStanding = {
  /** `gone` when somebody has ended it, or it has never been there. */
  state: 'busy' | 'available' | 'failed' | 'gone';
  provisionedProductId?: string;
  /** The last operation on it. */
  recordId?: string;
  /** Why the last operation failed, in plain words. */
  message?: string;
};

/**
 * Provisions versions for people. Nothing that it is called with is in the
 * messages of its errors.
 * @public
 */
export interface PatternLauncher {
  /** Where a launch will run that is ordered at a place. */
  accountOf(place: LaunchPlace): string;

  /** Whether the name is taken there, as far as can be seen. */
  isTaken(place: LaunchPlace, name: string): Promise<boolean>;

  /**
   * Orders what is to be provisioned. The same order again changes nothing.
   * @throws LaunchError that says why it was refused.
   */
  provision(
    order: ProvisionOrder,
    signal: AbortSignal,
  ): Promise<{ provisionedProductId: string; recordId: string }>;

  /** What an order has led to that nobody knows the answer of; undefined: to nothing yet. */
  find(launch: LaunchRecord): Promise<LaunchStanding | undefined>;

  /** How it stands with what was provisioned. */
  look(launch: LaunchRecord): Promise<LaunchStanding>;

  /** What provisioning gave. */
  outputs(launch: LaunchRecord): Promise<LaunchOutput[]>;

  /**
   * Ends what was provisioned.
   *
   * @param token - the same token again changes nothing
   * @returns the operation; undefined when there is nothing to end
   */
  terminate(launch: LaunchRecord, token: string): Promise<string | undefined>;
}

/** Why an order was refused, in words for who gave it. @public */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';

  constructor(
    message: string,
    /** Whether it is not known what became of the order, or it may pass by itself. */
    readonly retryable: boolean,
    /** What of the order is wrong. */
    readonly field?: 'name' | 'parameters',
  ) {
    super(message);
  }
}
