/**
 * An error that a caller of the local AWS sees as AWS's own: a code, a message and an HTTP status.
 *
 * @public
 */
export class AwsError extends Error {
  /** The error code, e.g. `ResourceNotFoundException` or `NoSuchKey`. */
  readonly code: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Extra response headers, by lower-case name. */
  readonly headers: Record<string, string>;

  constructor(
    code: string,
    message: string,
    status = 400,
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/**
 * The answer to everything that AWS has and the local AWS has not. It is an
 * error on purpose: a silent success would hide the difference.
 */
export function notImplemented(what: string): AwsError {
  return new AwsError(
    'NotImplemented',
    `${what} is not implemented by the local AWS. Leave it out, or test against a real account.`,
    501,
  );
}
