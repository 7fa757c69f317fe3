import type {
  LaunchOutput,
  LaunchState,
  VersionRef,
  VersionUse,
} from '@apo/backstage-plugin-patterns-common';
import type { Lease, StorePage } from './PatternStore';

/** One use of a version, as it is stored. Times are ISO 8601 in UTC. @public */
export type LaunchRecord = VersionRef & {
  /** Unique; also the token that makes provisioning repeatable. */
  id: string;
  kind: 'product' | 'application';
  name: string;
  state: LaunchState;
  /** Entity ref of the user. */
  launchedBy: string;
  launchedAt: string;
  updatedAt: string;
  targetName?: string;
  accountId?: string;
  region?: string;
  productId?: string;
  artifactId?: string;
  provisionedProductId?: string;
  /** Of the last operation, in Service Catalog. */
  recordId?: string;
  url?: string;
  message?: string;
  /** Without those that the template says are secret: these are never stored. */
  parameters?: LaunchOutput[];
  outputs?: LaunchOutput[];
};

/** The parts of a launch that change; `null` removes one. @public */
export type LaunchPatch = {
  [K in
    | 'provisionedProductId'
    | 'recordId'
    | 'message'
    | 'outputs'
    | 'accountId'
    | 'region'
    | 'url']?: LaunchRecord[K] | null;
};

/** Whether a launch counts as a use of its pattern: it has not ended or failed. @public */
export function isInUse(state: LaunchState): boolean {
  return state !== 'ended' && state !== 'failed';
}

/** Keeps what was launched. @public */
export interface LaunchStore {
  /**
   * @param lease - of who goes on with it at once, so that nobody else does
   * @throws ConflictError when there is one of this id, NotFoundError when
   * there is no such pattern.
   */
  addLaunch(launch: LaunchRecord, lease?: Lease): Promise<void>;
  getLaunch(id: string): Promise<LaunchRecord | undefined>;
  /** A keyset page of what a person launched, latest first. */
  listLaunches(query: {
    launchedBy: string;
    limit: number;
    cursor?: string;
  }): Promise<StorePage<LaunchRecord>>;
  /** A keyset page of the uses of a pattern that have not ended or failed, latest first. */
  listConsumers(query: {
    patternName: string;
    version?: string;
    limit: number;
    cursor?: string;
  }): Promise<StorePage<LaunchRecord>>;
  /** Uses of a pattern that have not ended or failed, by version. */
  countConsumers(patternName: string): Promise<Omit<VersionUse, 'behind'>[]>;
  /**
   * One compare-and-set on the state. Into another state it ends the lease, and
   * the launch is due at once; within its state it leaves both.
   * @throws ConflictError when it is in another state, NotFoundError when there
   * is no such launch.
   */
  moveLaunch(
    id: string,
    from: LaunchState,
    to: LaunchState,
    patch?: LaunchPatch,
  ): Promise<LaunchRecord>;

  /** Leases launches in some states that are due and that nobody holds, longest due first. */
  claimLaunches(
    states: LaunchState[],
    lease: Lease,
    limit: number,
  ): Promise<LaunchRecord[]>;
  /** Prolongs a lease; false when it was lost. */
  renewLaunchLease(id: string, lease: Lease): Promise<boolean>;
  /** Gives a lease back, to be claimed again at a time. */
  releaseLaunch(id: string, holder: string, dueAt?: Date): Promise<void>;
}
