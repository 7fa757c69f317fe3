/** Who signed a request, and for which service. */
export interface CredentialScope {
  accessKeyId: string;
  /** The signing name, e.g. `servicecatalog`, `s3` or `sts`. */
  service: string;
}

const SCOPE = /^([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request$/;

/**
 * Reads the SigV4 credential scope from the Authorization header, or from the
 * query of a presigned URL. The signature itself is not verified.
 */
export function parseCredentialScope(
  authorization: string | undefined,
  query: URLSearchParams,
): CredentialScope | undefined {
  const credential = authorization
    ? /\bCredential=([^,\s]+)/.exec(authorization)?.[1]
    : query.get('X-Amz-Credential') ?? undefined;
  const match = SCOPE.exec(credential ?? '');
  return match ? { accessKeyId: match[1], service: match[2] } : undefined;
}
