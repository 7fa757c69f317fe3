import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Config section of the sync. @public */
export const ATTRIBUTE_SYNC_CONFIG_KEY = 'patterns.attributes.sync';

/** Attribute groups of an account and region, unless AWS raised it (AppRegistry quotas). */
const MAX_GROUPS = 100;
/** TagOptions of a product, unless AWS raised it (Service Catalog quotas). */
const MAX_TAG_OPTIONS = 25;

/** Where attributes are brought to; see config.d.ts. @public */
export type AttributeSyncConfig = {
  target: 'tags' | 'appregistry';
  region: string;
  tags: TagsConfig;
  appRegistry: AppRegistryConfig;
};

/** Settings of the target `tags`. @public */
export type TagsConfig = { maxTagOptions: number };

/** Settings of the target `appregistry`. @public */
export type AppRegistryConfig = { maxGroups: number; takeOver: string[] };

/**
 * Reads the sync's config; undefined without the section.
 *
 * @throws an error that names the key when a value is missing or malformed.
 * @public
 */
export function readAttributeSyncConfig(
  root: Config,
): AttributeSyncConfig | undefined {
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
  };
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
