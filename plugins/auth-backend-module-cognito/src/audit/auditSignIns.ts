import type { Request, Response } from 'express';
import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { AuthProviderRouteHandlers } from '@backstage/plugin-auth-node';
import { requestIdOf } from '@apo/backstage-plugin-patterns-node';
import { runAttempt, type SignInAttempt } from './SignInAttempt';

type Handler = (request: Request, response: Response) => Promise<void>;

/**
 * Tells the auditor of each sign-in, refresh and sign-out through the handlers
 * of a provider: who, with which roles, from where, and how it ended.
 *
 * The request itself is not handed to the auditor, which would keep its URL:
 * the code of the sign-in is in there.
 */
export function auditSignIns(
  handlers: AuthProviderRouteHandlers,
  auditor: AuditorService,
): AuthProviderRouteHandlers {
  const { refresh, logout } = handlers;
  return {
    start: audited(handlers.start.bind(handlers), async end => {
      // What started well has yet to become a sign-in.
      if (end.error) await tell(auditor, 'sign-in', end);
    }),
    frameHandler: audited(handlers.frameHandler.bind(handlers), async end => {
      const error = end.user
        ? undefined
        : end.error ??
          new Error('The answer belongs to no sign-in of this browser');
      await tell(auditor, 'sign-in', { ...end, error });
    }),
    refresh:
      refresh &&
      audited(refresh.bind(handlers), end =>
        tell(auditor, 'session-refresh', end),
      ),
    logout:
      logout &&
      audited(logout.bind(handlers), end => tell(auditor, 'sign-out', end)),
  };
}

type End = SignInAttempt & { request: Request };

function audited(handler: Handler, told: (end: End) => Promise<void>): Handler {
  return async (request, response) => {
    requestIdOf(request);
    const attempt: SignInAttempt = {};
    try {
      await runAttempt(attempt, () => handler(request, response));
    } catch (error) {
      await told({ ...attempt, error: toError(error), request });
      throw error;
    }
    await told({ ...attempt, request });
  };
}

async function tell(
  auditor: AuditorService,
  eventId: string,
  { request, user, roles, error }: End,
): Promise<void> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel: severityOf(eventId, error),
    meta: {
      user,
      roles,
      ip: request.ip,
      userAgent: request.get('user-agent'),
      requestId: requestIdOf(request),
    },
  });
  if (error) await event.fail({ error });
  else await event.success();
}

/** Every page load refreshes, also of those who have not signed in. */
function severityOf(
  eventId: string,
  error?: Error,
): AuditorServiceEventSeverityLevel {
  const isRoutine =
    eventId === 'session-refresh' &&
    (!error || /Missing session cookie/.test(error.message));
  return isRoutine ? 'low' : 'medium';
}
