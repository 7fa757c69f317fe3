import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { RequestLimits } from '../readPatternsConfig';
import { TooManyRequestsError } from './TooManyRequestsError';

const WINDOW_MS = 60_000;
/** Asked again and again while a person writes a template, or a rule. */
const validating = /^\/validate$|\/violations$/;

/**
 * Limits what one person, or one external service, changes, and validates while
 * they write, in a minute. Counted by the caller and not by address: an office shares one.
 * Plugins of the portal are not limited; what they do in somebody's name counts
 * as theirs. Each replica counts for itself.
 */
export function limitRequests(options: {
  httpAuth: HttpAuthService;
  limits: RequestLimits;
}): RequestHandler {
  const { httpAuth, limits } = options;
  const changes = limitTo(limits.changesPerMinute, 'changes', httpAuth);
  const validations = limitTo(
    limits.validationsPerMinute,
    'validations',
    httpAuth,
  );
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') next();
    else if (validating.test(req.path)) validations(req, res, next);
    else changes(req, res, next);
  };
}

function limitTo(limit: number, what: string, httpAuth: HttpAuthService) {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: what,
    skip: async req =>
      (await callerOf(httpAuth, req)).startsWith('service plugin:'),
    keyGenerator: req => callerOf(httpAuth, req),
    handler: (_req, res, next) => {
      const seconds = res.getHeader('Retry-After') ?? WINDOW_MS / 1000;
      next(
        new TooManyRequestsError(
          `These are more than ${limit} ${what} in a minute: wait ${seconds} seconds, then go on`,
        ),
      );
    },
  });
}

async function callerOf(
  httpAuth: HttpAuthService,
  request: Parameters<RequestHandler>[0],
): Promise<string> {
  const { principal } = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  return principal.type === 'user'
    ? principal.userEntityRef
    : `service ${principal.subject}`;
}
