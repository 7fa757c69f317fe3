import type { RequestContext } from '@apo/local-aws';
import type { InfraConfig } from '../../../config/InfraConfig';
import type { Names } from './names';

/** What a role may do, or may not: an action, on a resource, under circumstances. */
export type Row = readonly [
  answer: 'may' | 'may not',
  action: string,
  resource: string,
  context?: RequestContext,
];

/** The rows of a role in a configuration. */
export type Rights = (names: Names, config: InfraConfig) => Row[];

/** Rows of several actions on one resource. */
export function rows(
  answer: Row[0],
  actions: string[],
  resource: string,
  context?: RequestContext,
): Row[] {
  return actions.map(action => [answer, action, resource, context] as const);
}

/** A request that AWS makes with the caller's rights, e.g. of S3 to KMS. */
export function via(service: string): RequestContext {
  return { 'kms:viaservice': `${service}.eu-west-1.amazonaws.com` };
}
