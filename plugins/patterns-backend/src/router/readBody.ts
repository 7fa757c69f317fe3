import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';
import { InputError } from '@backstage/errors';
import {
  MAX_BUNDLE_BYTES,
  MAX_BUNDLE_FILES,
} from '@apo/backstage-plugin-patterns-node';

/** A tar adds a header and padding to each file, 1 KiB at most. */
const MAX_TAR_BYTES = MAX_BUNDLE_BYTES + (MAX_BUNDLE_FILES + 2) * 1024;
/** A template of 1 MiB, escaped as JSON. */
const MAX_JSON_BYTES = 3 * 1024 * 1024;

/** Reads a body of JSON, or a bundle. */
export const readBody: RequestHandler[] = [
  express.json({ limit: MAX_JSON_BYTES }),
  express.raw({ type: 'application/x-tar', limit: MAX_TAR_BYTES }),
];

/** A 413 that says how much is taken. */
class BodyTooLargeError extends Error {
  readonly name = 'BodyTooLargeError';
  readonly statusCode = 413;
}

/** Says in words of the contract why a body could not be read. */
export const explainBodyError: ErrorRequestHandler = (
  error,
  _req,
  _res,
  next,
) => {
  switch (error.type) {
    case 'entity.too.large':
      next(
        new BodyTooLargeError(
          `The body has ${toMib(error.length)} MiB, and at most ${toMib(
            error.limit,
          )} MiB are taken: leave out what the pattern does not need`,
        ),
      );
      break;
    case 'entity.parse.failed':
      next(new InputError(`The body is not JSON: ${error.message}`));
      break;
    default:
      next(error);
  }
};

function toMib(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
