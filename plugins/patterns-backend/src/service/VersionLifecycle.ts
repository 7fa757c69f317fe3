import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { toError } from '@backstage/errors';
import {
  VERSION_TRANSITION_TOPIC,
  type Transition,
  type VersionRef,
  type VersionTransitionEvent,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  SubmissionRecord,
  TransitionRequest,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';

/** Moves versions: every step through the store, audited, and an event. */
export class VersionLifecycle {
  constructor(
    private readonly options: {
      store: PatternStore;
      auditor: AuditorService;
      events: EventsService;
      logger: LoggerService;
    },
  ) {}

  /** @throws ConflictError as `PatternStore.submitVersion`. */
  async submit(submission: SubmissionRecord): Promise<VersionRecord> {
    const { version, transition } = await this.options.store.submitVersion(
      submission,
    );
    await this.tell(version, transition);
    return version;
  }

  /** @throws ConflictError as `PatternStore.transition`. */
  async transition(request: TransitionRequest): Promise<VersionRecord> {
    const { version, transition } = await this.options.store.transition(
      request,
    );
    await this.tell(version, transition);
    return version;
  }

  /** The step is stored: a failure to tell of it must not undo or repeat it. */
  private async tell(ref: VersionRef, transition: Transition) {
    const { logger } = this.options;
    const { patternName, version } = ref;
    const { from, to, actor } = transition;
    logger.info(
      `${patternName} ${version}: ${from ?? 'new'} -> ${to} by ${actor}`,
    );
    const event = { ...transition, patternName, version };
    await this.audit(event).catch(error =>
      logger.warn('A version transition was not audited', toError(error)),
    );
    await this.publish(event).catch(error =>
      logger.warn('A listener of version transitions failed', toError(error)),
    );
  }

  private async audit(meta: VersionTransitionEvent) {
    const event = await this.options.auditor.createEvent({
      eventId: 'version-transition',
      severityLevel: 'medium',
      meta,
    });
    await event.success();
  }

  private async publish(eventPayload: VersionTransitionEvent) {
    await this.options.events.publish({
      topic: VERSION_TRANSITION_TOPIC,
      eventPayload,
    });
  }
}
