import { AsyncLocalStorage } from 'node:async_hooks';
import { toError } from '@backstage/errors';
import { rolesOf, type Role } from '@apo/backstage-plugin-patterns-common';
import type { AuthResolverContext } from '@backstage/plugin-auth-node';

/**
 * What becomes of one request to the provider. The handlers of Backstage write
 * their answer and keep user and failure to themselves, so that what runs
 * inside of them takes its notes here.
 */
export interface SignInAttempt {
  user?: string;
  roles?: Role[];
  error?: Error;
}

const attempts = new AsyncLocalStorage<SignInAttempt>();

/** Runs a request, whose notes are in the attempt afterwards. */
export function runAttempt<T>(
  attempt: SignInAttempt,
  request: () => Promise<T>,
): Promise<T> {
  return attempts.run(attempt, request);
}

/** A step that notes why it failed. */
export function notingFailure<A extends unknown[], R>(
  step: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await step(...args);
    } catch (error) {
      const attempt = attempts.getStore();
      if (attempt) attempt.error = toError(error);
      throw error;
    }
  };
}

/** A context that notes for whom a token is issued, and with which roles. */
export function notingIdentity(
  context: AuthResolverContext,
): AuthResolverContext {
  return {
    findCatalogUser: query => context.findCatalogUser(query),
    signInWithCatalogUser: (...args) => context.signInWithCatalogUser(...args),
    resolveOwnershipEntityRefs: entity =>
      context.resolveOwnershipEntityRefs(entity),
    issueToken: async params => {
      const issued = await context.issueToken(params);
      const attempt = attempts.getStore();
      if (attempt) {
        attempt.user = params.claims.sub;
        attempt.roles = rolesOf(params.claims.ent ?? []);
      }
      return issued;
    },
  };
}
