import type { RequestHandler } from 'express';
import type { LoggerService } from '@backstage/backend-plugin-api';

/** Not signed in, and too many requests. */
const refused = [401, 429];
/** Plugins that audit their own refusals name the request in their answer. */
const AUDITED = 'x-request-id';

/**
 * Writes an event of the audit log for each request that is refused before a
 * plugin sees it: without a valid token, or too often.
 */
export function auditRefusals(logger: LoggerService): RequestHandler {
  const audit = logger.child({ isAuditEvent: true });
  return (req, res, next) => {
    res.on('finish', () => {
      const { statusCode } = res;
      if (!refused.includes(statusCode) || res.hasHeader(AUDITED)) return;
      audit.info('root.request-refused', {
        plugin: 'root',
        eventId: 'request-refused',
        severityLevel: 'medium',
        status: 'failed',
        actor: {
          ip: req.ip,
          hostname: req.hostname,
          userAgent: req.get('user-agent'),
        },
        request: { method: req.method, url: req.originalUrl },
        meta: { statusCode },
      });
    });
    next();
  };
}
