import { ConflictError } from '@backstage/errors';
import type { Notification } from '@backstage/plugin-notifications-common';
import type { NotificationTemplateRenderer } from '@backstage/plugin-notifications-backend-module-email';
import { resolveNotificationLink } from '@backstage/plugin-notifications-node';
import type { MailLedger } from './MailLedger';

/** Who sends the notifications that are about patterns. */
const ORIGIN = 'plugin:patterns';

/**
 * Writes the mails of all notifications, with every text escaped: titles and
 * reasons are what people typed. A mail about patterns is written once, so a
 * notification that is sent again after a crash makes no second one.
 *
 * @param options - `baseUrl` is that of the portal
 */
export function createMailRenderer(options: {
  ledger: Pick<MailLedger, 'take'>;
  baseUrl: string;
}): Required<NotificationTemplateRenderer> {
  const { ledger, baseUrl } = options;
  const linkOf = ({ payload }: Notification) =>
    resolveNotificationLink(payload.link ?? '/notifications', baseUrl) ??
    baseUrl;
  return {
    getSubject: async ({ payload }) => oneLine(payload.title),

    getHtml: async notification => {
      const { description } = notification.payload;
      const link = escapeHtml(linkOf(notification));
      const paragraphs = (description ?? '').split(/\n\s*\n/).filter(Boolean);
      return [
        ...paragraphs.map(
          text => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`,
        ),
        `<p><a href="${link}">${link}</a></p>`,
      ].join('\n');
    },

    // The processor asks for the text last, just before it hands the mail over.
    getText: async notification => {
      await demandFirst(ledger, notification);
      const { description } = notification.payload;
      return [description, linkOf(notification)].filter(Boolean).join('\n\n');
    },
  };
}

/** @throws ConflictError that keeps the processor from sending. */
async function demandFirst(
  ledger: Pick<MailLedger, 'take'>,
  { origin, user, payload: { scope } }: Notification,
): Promise<void> {
  if (origin !== ORIGIN || !scope || !user) return;
  if (await ledger.take(scope, user)) return;
  throw new ConflictError(
    `The mail about ${scope} was handed over for ${user} before, and is not sent again`,
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
