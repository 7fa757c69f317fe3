/**
 * A Lambda function that a queue feeds.
 *
 * @public
 */
export interface EventSourceOptions {
  /** Name of the queue; it may be made later. */
  queue: string;
  /** The JavaScript file that exports `handler`. */
  file: string;
  /** The function's environment, beside what leads it to the local AWS. */
  environment?: Record<string, string>;
  /** How long one invocation may take, in milliseconds. Default: 60000. */
  timeoutMs?: number;
}
