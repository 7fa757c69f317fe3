import { AwsError } from '../../core/AwsError';
import type { LocalRequest } from '../../core/AwsService';

/** SigV4's limit for a presigned URL: one week, in seconds. */
const MAX_EXPIRES = 7 * 24 * 60 * 60;

function parseAmzDate(text: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return NaN;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * Checks when a presigned URL ends; other requests pass.
 *
 * @throws AwsError AccessDenied if it is over, AuthorizationQueryParametersError
 * if the parameters make no sense
 */
export function checkPresignedExpiry(url: URL, now = Date.now()): void {
  if (!url.searchParams.has('X-Amz-Credential')) return;
  const signedAt = parseAmzDate(url.searchParams.get('X-Amz-Date') ?? '');
  const seconds = Number(url.searchParams.get('X-Amz-Expires') ?? NaN);
  if (Number.isNaN(signedAt) || !(seconds > 0 && seconds <= MAX_EXPIRES)) {
    throw new AwsError(
      'AuthorizationQueryParametersError',
      `X-Amz-Date must be a date, and X-Amz-Expires between 1 and ${MAX_EXPIRES} seconds`,
    );
  }
  if (now > signedAt + seconds * 1000) {
    throw new AwsError('AccessDenied', 'Request has expired', 403);
  }
}

/**
 * Checks that a request carries the headers that its presigned URL was signed
 * with; their values are not compared, because signatures are not.
 *
 * @throws AwsError SignatureDoesNotMatch if one is missing
 */
export function checkSignedHeaders({ url, headers }: LocalRequest): void {
  const names = url.searchParams.get('X-Amz-SignedHeaders')?.split(';') ?? [];
  const missing = names.filter(name => headers[name] === undefined);
  if (missing.length === 0) return;
  throw new AwsError(
    'SignatureDoesNotMatch',
    `The request signature we calculated does not match the signature you provided: the URL was signed with ${missing.join(
      ', ',
    )}, which the request has not.`,
    403,
  );
}

/**
 * Moves headers that a presigner put into the query back to the headers.
 * Checksums stay behind: a presigner computes them before there is a body.
 */
export function restoreHoistedHeaders(request: LocalRequest): LocalRequest {
  if (!request.url.searchParams.has('X-Amz-Credential')) return request;
  const hoisted = [...request.url.searchParams].filter(
    ([name]) =>
      name.startsWith('x-amz-') &&
      !name.startsWith('x-amz-checksum-') &&
      name !== 'x-amz-sdk-checksum-algorithm',
  );
  const headers = { ...Object.fromEntries(hoisted), ...request.headers };
  return { ...request, headers };
}
