import { DynamoDbError } from '../DynamoDbError';

interface DynaliteError extends Error {
  statusCode?: number;
  body?: { __type: string; message?: string; Message?: string };
}

/** An error of dynalite as one of DynamoDB; what is a defect stays as it is. */
export function toDynamoDbError(error: unknown): unknown {
  const { body, statusCode } = error as DynaliteError;
  if (!body || !statusCode) return error;
  const code = body.__type.split('#')[1];
  return new DynamoDbError(code, body.message ?? body.Message ?? '');
}
