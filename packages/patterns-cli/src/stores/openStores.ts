import type { Config } from '@backstage/config';
import { openAwsStores } from './openAwsStores';
import { openDatabaseStores } from './openDatabaseStores';
import type { PortalStores, StoreKind } from './PortalStores';

/**
 * The stores of a kind where the configuration has them.
 *
 * @throws InputError that names the key of a missing or wrong value.
 */
export function openStores(kind: StoreKind, config: Config): PortalStores {
  return kind === 'aws' ? openAwsStores(config) : openDatabaseStores(config);
}

/** The stores that the portal itself opens. */
export function openPortalStores(config: Config): PortalStores {
  const isAws = config.has('patterns.store.dynamoDb');
  return openStores(isAws ? 'aws' : 'database', config);
}
