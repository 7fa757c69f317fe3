/** The ways in which a call can be made to fail. */
export const FAULT_KINDS = [
  'throttle',
  'error',
  'drop-before',
  'drop-after',
  'delay',
  'delay-after',
] as const;

/**
 * - `throttle`: the service's own throttling error; the call has no effect.
 * - `error`: an error of choice; the call has no effect.
 * - `drop-before`: the connection breaks; the call has no effect.
 * - `drop-after`: the call takes effect, then the connection breaks without an answer.
 * - `delay`: the call takes effect after a pause.
 * - `delay-after`: the call takes effect, then its answer comes after a pause.
 *
 * @public
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * A fault to be met by the next matching calls.
 *
 * @public
 */
export interface Fault {
  kind: FaultKind;
  /** The signing name, e.g. `servicecatalog` or `s3`; AppRegistry's is `servicecatalog-appregistry`. Default: any service. */
  service?: string;
  /** The operation, e.g. `CreateProduct`. Default: any operation. */
  operation?: string;
  /** How many calls meet the fault. Default: 1. The SDK's own retries count. */
  times?: number;
  /** For `error`: the HTTP status. Default: 500. */
  status?: number;
  /** For `error` and `throttle`: the error code. Default: `InternalFailure`, or the service's own. */
  code?: string;
  /** For `error` and `throttle`: the message. */
  message?: string;
  /** For `delay` and `delay-after`: the pause in milliseconds. */
  ms?: number;
}
