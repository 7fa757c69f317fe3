import type { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** One event, and how it ended. */
export type AuditEntry = Pick<
  AuditorServiceCreateEventOptions,
  'eventId' | 'severityLevel' | 'meta'
> & {
  url?: string;
  outcome?: 'succeeded' | 'failed';
  error?: string;
};

/** The auditor of a test: keeps what it is told, in order. */
export class AuditLog {
  readonly entries: AuditEntry[] = [];

  readonly factory = mockServices.auditor.mock({
    createEvent: async options => {
      const { eventId, severityLevel, meta, request } = options;
      const entry: AuditEntry = {
        eventId,
        severityLevel,
        meta,
        url: request?.originalUrl,
      };
      this.entries.push(entry);
      return {
        success: async end => {
          entry.outcome = 'succeeded';
          entry.meta = { ...entry.meta, ...end?.meta };
        },
        fail: async end => {
          entry.outcome = 'failed';
          entry.error = end.error.message;
          entry.meta = { ...entry.meta, ...end?.meta };
        },
      };
    },
  }).factory;

  /** The events of one kind, in order. */
  of(eventId: string): AuditEntry[] {
    return this.entries.filter(entry => entry.eventId === eventId);
  }
}
