import {
  coreServices,
  createBackendFeatureLoader,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import notificationsModuleEmail, {
  notificationsEmailTemplateExtensionPoint,
} from '@backstage/plugin-notifications-backend-module-email';
import { createMailRenderer } from './createMailRenderer';
import { MailLedger } from './MailLedger';

const SENDER = 'notifications.processors.email.sender';
/** Where the variable of the sender is not set. */
const NONE = 'none';

/** Writes the mails, and keeps those about patterns from being sent twice. */
const notificationsModulePatterns = createBackendModule({
  pluginId: 'notifications',
  moduleId: 'patterns',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        scheduler: coreServices.scheduler,
        templates: notificationsEmailTemplateExtensionPoint,
      },
      async init({ config, database, scheduler, templates }) {
        const ledger = await MailLedger.create(database);
        const baseUrl = config.getString('app.baseUrl');
        templates.setTemplateRenderer(createMailRenderer({ ledger, baseUrl }));
        await scheduler.scheduleTask({
          id: 'patterns-mails-cleanup',
          frequency: { hours: 24 },
          timeout: { minutes: 5 },
          initialDelay: { minutes: 5 },
          scope: 'global',
          fn: () => ledger.forgetOld(),
        });
      },
    });
  },
});

/**
 * Sends notifications by mail as well, with Backstage's module for that, when
 * `notifications.processors.email.sender` is set; does nothing without it, or
 * when it is `none`.
 * @public
 */
export const patternsMailLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    const sender = config.getOptional(SENDER) ?? NONE;
    if (sender === NONE) return;
    yield notificationsModuleEmail;
    yield notificationsModulePatterns;
  },
});
