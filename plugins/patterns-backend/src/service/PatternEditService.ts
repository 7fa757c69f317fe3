import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  checkAbout,
  PATTERN_UPDATE_TOPIC,
  patternUpdatePermission,
  type PatternUpdate,
  type PatternUpdateEvent,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternStore } from '@apo/backstage-plugin-patterns-node';
import type { PatternAttributeRules } from '../attributes/PatternAttributeRules';
import { absence } from './absence';
import { FieldError } from './FieldError';
import type { PatternAccess } from './PatternAccess';

/** Changes what a pattern is, without a new version. */
export class PatternEditService {
  constructor(
    private readonly options: {
      store: PatternStore;
      access: PatternAccess;
      attributeRules: PatternAttributeRules;
      events: EventsService;
      logger: LoggerService;
    },
  ) {}

  /**
   * @throws FieldError with each field that broke a rule; NotFoundError;
   * ConflictError when it was changed since.
   */
  async update(
    name: string,
    update: PatternUpdate,
    actor: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { store, access, attributeRules } = this.options;
    await access.demand(patternUpdatePermission, name, credentials);
    const pattern = await store.getPattern(name);
    if (!pattern) throw new NotFoundError(absence(name));
    const problems = checkAbout(update);
    if (problems.length) throw new FieldError(problems);
    await attributeRules.demand({ ...update, type: pattern.type }, pattern);
    const { updatedAt } = await store.updatePattern(name, update);
    await this.tell({ patternName: name, actor, at: updatedAt });
  }

  /** It is stored: a failure to tell of it must not undo or repeat it. */
  private async tell(eventPayload: PatternUpdateEvent) {
    const { events, logger } = this.options;
    await events
      .publish({ topic: PATTERN_UPDATE_TOPIC, eventPayload })
      .catch(error =>
        logger.warn('A listener of pattern updates failed', toError(error)),
      );
  }
}
