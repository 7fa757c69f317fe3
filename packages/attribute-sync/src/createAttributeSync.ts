import type { AttributeSync } from '@apo/backstage-plugin-patterns-node';
import { AppRegistryAttributeSync } from './appRegistry/AppRegistryAttributeSync';
import type { ClientsOfRegion } from './AttributeSyncClients';
import type { AttributeSyncConfig } from './AttributeSyncConfig';
import { TagsAttributeSync } from './tags/TagsAttributeSync';

/** The sync that the config asks for. @public */
export function createAttributeSync(
  config: AttributeSyncConfig,
  clients: ClientsOfRegion,
): AttributeSync {
  return config.target === 'tags'
    ? new TagsAttributeSync({ clients, config })
    : new AppRegistryAttributeSync({ clients, config });
}
