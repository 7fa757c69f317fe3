import type { Config } from '@backstage/config';

/** Config section of the events of AWS. @public */
export const EVENTS_CONFIG_KEY = 'patterns.events';

/** Where events of AWS come from; see config.d.ts. @public */
export type EventsConfig = { topic: string };

/**
 * Reads the config of events; undefined without a topic.
 *
 * @throws an error that names the key when a value is malformed.
 * @public
 */
export function readEventsConfig(root: Config): EventsConfig | undefined {
  const topic = root.getOptionalString(`${EVENTS_CONFIG_KEY}.topic`);
  return topic === undefined ? undefined : { topic };
}
