import type { Config } from '@backstage/config';
import type { AwsPlace } from '@apo/backstage-plugin-patterns-node';
import { readAttributeSyncConfig } from '../attributeSync/AttributeSyncConfig';
import { readEventsConfig } from '../events/EventsConfig';

/** A queue as the configuration names it. */
export type QueuePlace = AwsPlace & { url: string };

/** The queues of the attribute sync, and that of the events of AWS. */
export function readQueuePlaces(root: Config): QueuePlace[] {
  const places: QueuePlace[] = [];
  const sync = readAttributeSyncConfig(root);
  if (sync?.queue) {
    const { url, resultsUrl } = sync.queue;
    places.push({ region: sync.region, url });
    places.push({ region: sync.region, url: resultsUrl });
  }
  const events = readEventsConfig(root);
  // Declared by Backstage's module that consumes SQS.
  const queue = root
    .getOptionalConfig(
      'events.modules.awsSqs.awsSqsConsumingEventPublisher.topics',
    )
    ?.getOptionalConfig(`${events?.topic ?? ''}.queue`);
  if (events && queue) {
    places.push({
      region: queue.getString('region'),
      url: queue.getString('url'),
    });
  }
  return places;
}
