import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  SYNC_CHECK_REQUEST_TOPIC,
  type SyncCheckRequestEvent,
} from '@apo/backstage-plugin-patterns-common';
import type { BuildNews } from '../codeBuild/BuildNews';
import { AtMostOnce } from './AtMostOnce';
import type { EventsConfig } from './EventsConfig';
import { readNews, type AwsNews } from './readNews';

/** Time between two comparisons that events ask for, in milliseconds. */
const CHECK_MS = 60_000;

/**
 * Listens to the events of AWS: what becomes of builds wakes who waits for
 * them, and changes that somebody else made ask for a comparison with AWS.
 *
 * @returns what ends the comparisons that still wait.
 */
export async function subscribeToAws(options: {
  config: EventsConfig;
  events: EventsService;
  logger: LoggerService;
  /** Who waits for builds, and the project that makes them. */
  builds?: { project: string; news: BuildNews };
  /** Time between two comparisons, in milliseconds; a minute unless set. */
  checkMs?: number;
}): Promise<() => void> {
  const { config, events, logger, builds, checkMs = CHECK_MS } = options;
  const topics = [config.topic];
  const checks = new AtMostOnce(checkMs);
  if (builds) {
    await events.subscribe({
      // Builds are waited for by the replica that started them, so that every
      // one has to hear of them.
      id: `patterns-aws-builds-${randomUUID()}`,
      topics,
      onEvent: onNews(news => {
        const isOurs = news.kind === 'build' && news.project === builds.project;
        if (isOurs) builds.news.tell(news.buildId);
      }),
    });
  }
  await events.subscribe({
    id: 'patterns-aws-changes',
    topics,
    onEvent: onNews(
      news => {
        if (news.kind !== 'change') return;
        checks.do(() => requestCheck(options, news.reason));
      },
      ({ message }) =>
        logger.warn(`Dropped an event that is not of EventBridge: ${message}`),
    ),
  });
  return () => checks.stop();
}

function requestCheck(
  { events, logger }: { events: EventsService; logger: LoggerService },
  reason: string,
) {
  logger.info(`Attributes will be compared with AWS: ${reason}`);
  const eventPayload: SyncCheckRequestEvent = { reason };
  events
    .publish({ topic: SYNC_CHECK_REQUEST_TOPIC, eventPayload })
    .catch(error =>
      logger.warn('A comparison was not asked for', toError(error)),
    );
}

/** Odd events come to both subscriptions, and are told of by one. */
function onNews(
  take: (news: AwsNews) => void,
  onOdd: (error: Error) => void = () => {},
) {
  return async ({ eventPayload }: EventParams) => {
    try {
      const news = readNews(eventPayload);
      if (news) take(news);
    } catch (error) {
      onOdd(toError(error));
    }
  };
}
