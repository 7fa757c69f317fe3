import { setTimeout as sleep } from 'node:timers/promises';
import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ForwardedError, toError } from '@backstage/errors';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  PATTERN_UPDATE_TOPIC,
  VERSION_TRANSITION_TOPIC,
} from '@apo/backstage-plugin-patterns-common';
import { toEntityName } from './entities/toEntityName';
import { toPatternEntity } from './entities/toPatternEntity';
import { OneAtATime } from './OneAtATime';
import type { PatternsReader } from './patterns/PatternsReader';

/** Keys the entities in the catalog's database: it must never change. */
const PROVIDER_NAME = 'patterns';

/** How long to wait after a full reading failed, each time; the back ends of one portal start in any order. */
const RETRY_DELAYS_MS = [5_000, 10_000, 20_000, 40_000, 60_000];

/** Brings the published patterns into the catalog: all on a schedule, each when it changes. */
export class PatternsEntityProvider implements EntityProvider {
  /** Else what a full reading saw earlier would overwrite what an event brought later. */
  private readonly mutations = new OneAtATime();
  /** Patterns that changed and are to be read again. */
  private readonly waiting = new Set<string>();

  constructor(
    private readonly options: {
      reader: PatternsReader;
      /** URL of the portal, without a slash at its end. */
      baseUrl: string;
      taskRunner: SchedulerServiceTaskRunner;
      events: EventsService;
      logger: LoggerService;
      retryDelaysMs?: number[];
    },
  ) {}

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { events, taskRunner } = this.options;
    await events.subscribe({
      id: 'patterns-entity-provider',
      topics: [VERSION_TRANSITION_TOPIC, PATTERN_UPDATE_TOPIC],
      onEvent: async event => this.onEvent(event, connection),
    });
    await taskRunner.run({
      id: 'patterns-entity-provider',
      fn: signal => this.replaceAllWithRetries(connection, signal),
    });
  }

  /** Only takes note of it: who publishes an event waits until this is done. */
  private onEvent(
    { eventPayload }: EventParams,
    connection: EntityProviderConnection,
  ): void {
    const name = (eventPayload as { patternName?: unknown })?.patternName;
    if (typeof name !== 'string' || this.waiting.has(name)) return;
    this.waiting.add(name);
    void this.mutations.run(async () => {
      // A change from here on is not sure to be in what is read.
      this.waiting.delete(name);
      await this.replaceOne(name, connection);
    });
  }

  private async replaceOne(
    name: string,
    connection: EntityProviderConnection,
  ): Promise<void> {
    const { reader, baseUrl, logger } = this.options;
    try {
      const pattern = await reader.read(name);
      const entity = pattern && toPatternEntity(pattern, baseUrl);
      await connection.applyMutation({
        type: 'delta',
        added: entity ? [defer(entity)] : [],
        removed: entity ? [] : [removal(name)],
      });
      logger.debug(
        entity
          ? `The pattern ${name} is in the catalog as it is now`
          : `The pattern ${name} is not in the catalog: it is not published, or revoked`,
      );
    } catch (error) {
      logger.error(
        `The pattern ${name} changed, and the catalog does not have it; the next reading of all patterns puts it right`,
        toError(error),
      );
    }
  }

  /** @throws ForwardedError when it could not be done this time; the catalog is as it was. */
  private async replaceAllWithRetries(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const { logger, retryDelaysMs = RETRY_DELAYS_MS } = this.options;
    const delays = [...retryDelaysMs];
    for (;;) {
      try {
        await this.mutations.run(() => this.replaceAll(connection, signal));
        return;
      } catch (error) {
        const delay = delays.shift();
        if (delay === undefined || signal.aborted) {
          throw new ForwardedError(
            'The patterns could not be brought into the catalog, which keeps those that it has; the next reading is as scheduled',
            error,
          );
        }
        logger.warn(
          `The patterns could not be brought into the catalog, which keeps those that it has; the next attempt is in ${
            delay / 1000
          } s: ${toError(error).message}`,
        );
        await sleep(delay, undefined, { signal });
      }
    }
  }

  private async replaceAll(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const { reader, baseUrl, logger } = this.options;
    const entities: Entity[] = [];
    for await (const page of reader.pages(signal)) {
      entities.push(
        ...page.flatMap(pattern => toPatternEntity(pattern, baseUrl) ?? []),
      );
    }
    // Out of time, and another replica may be at it already.
    signal.throwIfAborted();
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(defer),
    });
    logger.info(`The catalog has all published patterns: ${entities.length}`);
  }
}

function defer(entity: Entity): DeferredEntity {
  return { entity, locationKey: PROVIDER_NAME };
}

function removal(patternName: string) {
  const entityRef = stringifyEntityRef({
    kind: 'Component',
    name: toEntityName(patternName),
  });
  return { entityRef, locationKey: PROVIDER_NAME };
}
