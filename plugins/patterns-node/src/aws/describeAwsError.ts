type SdkError = Error & {
  code?: string;
  $fault?: 'client' | 'server';
  $retryable?: { throttling?: boolean };
  $metadata?: {
    httpStatusCode?: number;
    attempts?: number;
    requestId?: string;
  };
};

/** What a person is told to do about errors of AWS. @public */
export type AwsErrorAdvice = {
  /** By the errors' names; the first that matches. */
  byName: readonly { name: RegExp; advice: string }[];
  /** What may pass by itself. */
  retry: string;
  /** Everything else. */
  other: string;
  /** Names of errors that may pass by themselves besides throttling, failures of AWS and broken connections. */
  passing?: readonly string[];
};

const connectionCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * Says what was being done, what AWS said, whether it may pass by itself, and
 * what to do. The name is the error's own, also where the SDK has wrapped it.
 *
 * @param doing - continues "Could not", such as "create the product x".
 * @public
 */
export function describeAwsError(
  error: unknown,
  doing: string,
  advice: AwsErrorAdvice,
): { name: string; message: string; retryable: boolean } {
  const sdkError = toSdkError(error);
  const retryable =
    isRetryable(sdkError) || (advice.passing ?? []).includes(sdkError.name);
  const said = `${sdkError.name}: ${sdkError.message || sdkError.code || '-'}`;
  return {
    name: sdkError.name,
    message: `Could not ${doing}. AWS says ${said}${traces(sdkError)}. ${
      retryable ? 'It may pass by itself' : 'It will not pass by itself'
    }: ${adviceFor(sdkError, retryable, advice)}.`,
    retryable,
  };
}

function toSdkError(error: unknown): SdkError {
  if (!(error instanceof Error)) return new Error(String(error));
  // The SDK's retry wraps what it does not know as an error, such as a broken
  // connection's, and keeps the name in the message only.
  const wrapped = /^AWS SDK error wrapper for (\w+): (.*)$/s.exec(
    error.message,
  );
  if (!wrapped) return error;
  return Object.assign(new Error(wrapped[2]), { name: wrapped[1] });
}

function isRetryable(error: SdkError): boolean {
  const status = error.$metadata?.httpStatusCode ?? 0;
  return (
    error.$retryable !== undefined ||
    error.$fault === 'server' ||
    status >= 500 ||
    status === 429 ||
    /throttl|TooManyRequests|SlowDown|TimeoutError|RequestTimeout/i.test(
      error.name,
    ) ||
    connectionCodes.has(error.code ?? '')
  );
}

function adviceFor(
  error: SdkError,
  retryable: boolean,
  { byName, retry, other }: AwsErrorAdvice,
): string {
  if (retryable) return retry;
  return byName.find(({ name }) => name.test(error.name))?.advice ?? other;
}

function traces({ $metadata = {} }: SdkError): string {
  const { attempts = 1, requestId } = $metadata;
  const parts = [
    attempts > 1 ? `after ${attempts} attempts` : '',
    requestId ? `request ${requestId}` : '',
  ].filter(Boolean);
  return parts.length ? ` (${parts.join(', ')})` : '';
}
