import type { Request } from 'express';
import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Runs a change as one auditor event: what was tried, and how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    request: Request<any, any, any, any, any>;
    meta: Record<string, string | undefined>;
  },
  change: () => Promise<T>,
): Promise<T> {
  const { eventId, request, meta } = event;
  const audit = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
    meta,
  });
  try {
    const result = await change();
    await audit.success();
    return result;
  } catch (error) {
    await audit.fail({ error: toError(error) });
    throw error;
  }
}
