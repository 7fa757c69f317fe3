import { AsyncLocalStorage } from 'node:async_hooks';
import { AwsError } from '../AwsError';
import { evaluatePolicy } from './evaluatePolicy';
import type { Permission } from './Permission';
import type { SessionPolicy } from './SessionPolicy';

/** A caller whose rights a session policy narrows. */
export class Session {
  constructor(
    readonly accessKeyId: string,
    /** Who the caller is. */
    private readonly arn: string,
    private readonly policy: SessionPolicy,
  ) {}

  allows(permission: Permission): boolean {
    return evaluatePolicy(this.policy, permission) === 'allowed';
  }

  /** Throws AccessDenied, in AWS's words, unless the policy allows it. */
  require(permission: Permission): void {
    const decision = evaluatePolicy(this.policy, permission);
    if (decision === 'allowed') return;
    const { action, resource } = permission;
    const reason =
      decision === 'denied'
        ? 'with an explicit deny in a session policy'
        : `because no session policy allows the ${action} action`;
    throw accessDenied(
      `User: ${this.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    );
  }
}

/** The error for a caller without the right; each service gives it its own code. */
export class AccessDeniedError extends AwsError {}

function accessDenied(message: string): AccessDeniedError {
  return new AccessDeniedError('AccessDenied', message, 403);
}

const sessions = new AsyncLocalStorage<Session | undefined>();

/** Performs a request for a caller; an undefined session may do everything. */
export function runAs<T>(session: Session | undefined, work: () => T): T {
  return sessions.run(session, work);
}

/** The caller of the request that is being performed; undefined if it may do everything. */
export function currentSession(): Session | undefined {
  return sessions.getStore();
}

/** The error for a request of which nobody said what right it needs. */
export function undeclared(operation: string | undefined): AccessDeniedError {
  return accessDenied(
    `The local AWS does not know which action ${operation} needs, so no session policy allows it. Declare it beside the service, or call it without a session policy.`,
  );
}
