import type { Publication } from '@apo/backstage-plugin-patterns-common';
import type { ProgressLog } from '../aws/progress';

/** A place that versions are published to. @public */
export type PublishTarget = {
  /** Name in the config; `default` where there is one. */
  name: string;
  region: string;
  /** Account, where the config names it. */
  accountId?: string;
};

/** Publishes versions to one target. @public */
export interface TargetPublisher<Request> {
  readonly target: PublishTarget;
  /** Publishes one version, or finds that it is published. */
  publish(
    request: Request,
    options: { log: ProgressLog; signal?: AbortSignal },
  ): Promise<Publication>;
}

/** Name of the target of a section that lists none. @public */
export const DEFAULT_TARGET = 'default';

/** The target of a config, as people see it. */
export function toTarget({
  name,
  region,
  accountId,
  role,
}: PublishTarget & { role?: { accountId: string } }): PublishTarget {
  return { name, region, accountId: accountId ?? role?.accountId };
}
