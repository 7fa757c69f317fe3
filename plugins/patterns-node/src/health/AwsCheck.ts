import type { AwsFinding } from '@apo/backstage-plugin-patterns-common';

/**
 * One AWS resource that the portal needs, and whether it is set up right. A
 * check only reads; what it throws is shown as a failure.
 * @public
 */
export interface AwsCheck {
  /** Unique, such as `s3/application-patterns`. */
  readonly id: string;
  /** As AWS calls it, such as `Amazon S3`. */
  readonly service: string;
  /** What is looked at, such as `bucket application-patterns`. */
  readonly resource: string;
  /** Looks; the signal ends it when it takes too long. */
  run(signal: AbortSignal): Promise<AwsCheckOutcome>;
}

/** What a check has seen. @public */
export type AwsCheckOutcome = {
  /** What is right and what is not; the worst is the state of the resource. */
  findings: AwsFinding[];
  /** What else to show, such as the ARN of a key; no secrets. */
  facts?: Record<string, string>;
};
