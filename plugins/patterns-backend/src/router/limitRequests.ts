import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { WINDOW_MS, type Counted, type RequestCounts } from './RequestCounts';

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
  counts: RequestCounts;
}): RequestHandler {
  const changes = limit('changes', options);
  const validations = limit('validations', options);
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') next();
    else if (validating.test(req.path)) validations(req, res, next);
    else changes(req, res, next);
  };
}

function limit(
  what: Counted,
  options: { httpAuth: HttpAuthService; counts: RequestCounts },
) {
  const { httpAuth, counts } = options;
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: counts.limits[what],
    store: counts.stores[what],
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: what,
    skip: async req =>
      (await callerOf(httpAuth, req)).startsWith('service plugin:'),
    keyGenerator: req => callerOf(httpAuth, req),
    handler: (_req, res, next) => {
      const seconds = res.getHeader('Retry-After') ?? WINDOW_MS / 1000;
      next(counts.refusal(what, Number(seconds)));
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
