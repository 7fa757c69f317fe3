import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

const HEADER = 'x-request-id';

/**
 * The id of a request, a UUID, which the header `x-request-id` of its answer
 * carries too: people read it there, and the audit log has it.
 * @public
 */
export function requestIdOf(request: Request<any, any, any, any, any>): string {
  const response = request.res as Response;
  const known = response.getHeader(HEADER);
  if (known) return String(known);
  const id = randomUUID();
  if (!response.headersSent) response.setHeader(HEADER, id);
  return id;
}
