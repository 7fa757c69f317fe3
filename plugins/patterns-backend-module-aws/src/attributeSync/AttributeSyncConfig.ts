import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { AttributeSyncConfig } from '@apo/attribute-sync';

/** Config section of the sync. @public */
export const ATTRIBUTE_SYNC_CONFIG_KEY = 'patterns.attributes.sync';

/** Attribute groups of an account and region, unless AWS raised it (AppRegistry quotas). */
const MAX_GROUPS = 100;
/** TagOptions of a product, unless AWS raised it (Service Catalog quotas). */
const MAX_TAG_OPTIONS = 25;

/** Queues of a sync that a Lambda function does; see config.d.ts. @public */
export type AttributeSyncQueueConfig = { url: string; resultsUrl: string };

/**
 * Reads the sync's config; undefined without the section.
 *
 * @throws an error that names the key when a value is missing or malformed.
 * @public
 */
export function readAttributeSyncConfig(
  root: Config,
): (AttributeSyncConfig & { queue?: AttributeSyncQueueConfig }) | undefined {
  const config = root.getOptionalConfig(ATTRIBUTE_SYNC_CONFIG_KEY);
  if (!config) return undefined;
  return {
    target: readTarget(config),
    region: config.getString('region'),
    tags: {
      maxTagOptions: readLimit(config, 'tags.maxTagOptions', MAX_TAG_OPTIONS),
    },
    appRegistry: {
      maxGroups: readLimit(config, 'appRegistry.maxGroups', MAX_GROUPS),
      takeOver: config.getOptionalStringArray('appRegistry.takeOver') ?? [],
    },
    queue: readQueue(config),
  };
}

function readQueue(config: Config): AttributeSyncQueueConfig | undefined {
  if (!config.has('queue')) return undefined;
  const url = config.getString('queue.url');
  if (!url.endsWith('.fifo')) {
    throw new InputError(
      `${ATTRIBUTE_SYNC_CONFIG_KEY}.queue.url is ${url}: set the URL of a FIFO queue, whose name ends with .fifo, so that changes of an attribute keep their order`,
    );
  }
  return { url, resultsUrl: config.getString('queue.resultsUrl') };
}

function readTarget(config: Config): AttributeSyncConfig['target'] {
  const target = config.getString('target');
  if (target === 'tags' || target === 'appregistry') return target;
  throw new InputError(
    `${ATTRIBUTE_SYNC_CONFIG_KEY}.target is ${target}: set tags or appregistry`,
  );
}

function readLimit(config: Config, key: string, otherwise: number): number {
  const limit = config.getOptionalNumber(key) ?? otherwise;
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new InputError(
    `${ATTRIBUTE_SYNC_CONFIG_KEY}.${key} is ${limit}: set the account’s quota, a whole number such as ${otherwise}`,
  );
}
