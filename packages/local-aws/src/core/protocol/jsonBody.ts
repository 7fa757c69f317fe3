import type { DocumentType } from '@smithy/types';
import { AwsError } from '../AwsError';
import { LocalResponse } from '../AwsService';

/**
 * Reads a body that must be a JSON object; an empty one stands for an empty object.
 *
 * @throws AwsError SerializationException if it is anything else
 */
export function parseJsonBody(body: Buffer): { [name: string]: DocumentType } {
  let json;
  try {
    json = JSON.parse(body.toString('utf8') || '{}');
  } catch (error) {
    throw new AwsError(
      'SerializationException',
      `The body is not valid JSON: ${(error as Error).message}`,
    );
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw new AwsError(
      'SerializationException',
      'The body must be a JSON object.',
    );
  }
  return json;
}

/** An error as AWS's JSON protocols write it. */
export function jsonErrorResponse(
  error: AwsError,
  contentType: string,
): LocalResponse {
  return {
    status: error.status,
    headers: {
      ...error.headers,
      'content-type': contentType,
      'x-amzn-errortype': error.code,
    },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  };
}
