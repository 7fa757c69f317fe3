import { AwsCallError } from './AwsCallError';

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

const advice: { name: RegExp; advice: string }[] = [
  {
    name: /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|Forbidden|AccessDeniedError)$/,
    advice:
      'give the role of the portal’s publisher the permission that the message names',
  },
  {
    name: /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException|TokenRefreshRequired)$/,
    advice: 'give the portal valid AWS credentials',
  },
  {
    name: /^LimitExceededException$/,
    advice:
      'raise the quota in the AWS Service Quotas console, or delete products or versions that nobody uses',
  },
  {
    name: /^NoSuchBucket$/,
    advice: 'correct patterns.publish.serviceCatalog.bucket',
  },
  {
    name: /^(InvalidParametersException|ValidationException)$/,
    advice:
      'correct what the message names; if it is the template, submit a corrected version',
  },
  {
    name: /^ResourceNotFoundException$/,
    advice:
      'check the names and ids in patterns.publish, and whether somebody deleted the resource',
  },
];

const RETRY_ADVICE = 'retry the release, which continues where it stopped';
const OTHER_ADVICE =
  'correct what the message names, then retry the release, which continues where it stopped';

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
 * what to do. An AbortError stays one: nobody needs it explained.
 *
 * @param doing - continues "Could not", such as "create the product x".
 * @public
 */
export function explainAwsError(error: unknown, doing: string): Error {
  if (error instanceof AwsCallError) return error;
  const sdkError = toSdkError(error);
  if (sdkError.name === 'AbortError') return sdkError;
  const retryable = isRetryable(sdkError);
  const said = `${sdkError.name}: ${sdkError.message || sdkError.code || '-'}`;
  return new AwsCallError(
    `Could not ${doing}. AWS says ${said}${traces(sdkError)}. ${
      retryable ? 'It may pass by itself' : 'It will not pass by itself'
    }: ${adviceFor(sdkError, retryable)}.`,
    retryable,
    error,
  );
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

function adviceFor(error: SdkError, retryable: boolean): string {
  if (retryable) return RETRY_ADVICE;
  return (
    advice.find(({ name }) => name.test(error.name))?.advice ?? OTHER_ADVICE
  );
}

function traces({ $metadata = {} }: SdkError): string {
  const { attempts = 1, requestId } = $metadata;
  const parts = [
    attempts > 1 ? `after ${attempts} attempts` : '',
    requestId ? `request ${requestId}` : '',
  ].filter(Boolean);
  return parts.length ? ` (${parts.join(', ')})` : '';
}
