import type { LoggerService } from '@backstage/backend-plugin-api';
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

/** Moves versions: every step through the store, every step an event. */
export class VersionLifecycle {
  constructor(
    private readonly options: {
      store: PatternStore;
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

  private async tell(ref: VersionRef, transition: Transition) {
    const { logger, events } = this.options;
    const { patternName, version } = ref;
    const { from, to, actor } = transition;
    logger.info(
      `${patternName} ${version}: ${from ?? 'new'} -> ${to} by ${actor}`,
    );
    const eventPayload: VersionTransitionEvent = {
      ...transition,
      patternName,
      version,
    };
    try {
      await events.publish({ topic: VERSION_TRANSITION_TOPIC, eventPayload });
    } catch (error) {
      // The step is stored; a listener's failure must not undo or repeat it.
      logger.warn('A listener of version transitions failed', toError(error));
    }
  }
}
