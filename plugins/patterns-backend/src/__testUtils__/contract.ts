import { spec } from '../schema/openapi/generated/router';
import type { Sent } from './authorizationTable';

/** An operation of the contract. */
export type Operation = { operationId: string; method: string; path: string };

/** Every operation of the contract. */
export const operations: Operation[] = Object.entries(spec.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      operationId,
      method,
      path,
    })),
);

/** The address that a row of the table asks. */
export function urlOf({ path }: Operation, sent: Sent): string {
  const url = path.replace(/\{(\w+)\}/g, (_, key) => sent.path![key]);
  return sent.query ? `${url}?${sent.query}` : url;
}
