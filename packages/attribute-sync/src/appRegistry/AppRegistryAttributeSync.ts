import type {
  AttributeRecord,
  AttributeSync,
  SyncComparison,
  SyncedEstate,
} from '@apo/backstage-plugin-patterns-node';
import {
  attributeGroupName,
  AttributeSyncError,
} from '@apo/backstage-plugin-patterns-node/aws';
import type { ClientsOfRegion } from '../AttributeSyncClients';
import type { AttributeSyncConfig } from '../AttributeSyncConfig';
import { refuse } from '../refuse';
import { AttributeGroups } from './AttributeGroups';
import { checkGroupContent } from './checkGroupContent';
import { compareAppRegistry } from './compareAppRegistry';
import { compareGroups, toGroupContent } from './groupContent';
import { explainOther, groupOwner } from './groupOwner';

/**
 * Brings attributes to AWS Service Catalog AppRegistry: an attribute is an
 * attribute group. Patterns carry theirs in their templates, where the
 * publisher associates the groups. AppRegistry is closed to new customers.
 * @public
 */
export class AppRegistryAttributeSync implements AttributeSync {
  readonly name = 'appregistry';
  readonly limits: AttributeSync['limits'];

  constructor(
    private readonly options: {
      clients: ClientsOfRegion;
      config: Pick<AttributeSyncConfig, 'region' | 'appRegistry'>;
    },
  ) {
    this.limits = { attributes: options.config.appRegistry.maxGroups };
  }

  checkAttribute(
    attribute: Pick<
      AttributeRecord,
      'key' | 'value' | 'description' | 'metadata'
    >,
  ): string | undefined {
    return checkGroupContent(attribute);
  }

  async syncAttribute(
    id: string,
    attribute: AttributeRecord | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const groups = this.groups(signal);
    await (attribute ? this.bring(groups, attribute) : this.remove(groups, id));
  }

  async syncPattern(_: unknown, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
  }

  async compare(
    estate: SyncedEstate,
    signal: AbortSignal,
  ): Promise<SyncComparison> {
    const { appRegistry } = this.options.config;
    return compareAppRegistry(this.groups(signal), appRegistry, estate);
  }

  private groups(signal: AbortSignal): AttributeGroups {
    const { clients, config } = this.options;
    return new AttributeGroups(clients(config.region).appRegistry, signal);
  }

  private async bring(groups: AttributeGroups, attribute: AttributeRecord) {
    const name = attributeGroupName(attribute.id);
    const content = toGroupContent(attribute);
    const found = await groups.get(name);
    if (!found && (await groups.create(name, content))) return;
    const present = found ?? (await groups.get(name));
    if (!present) {
      throw new AttributeSyncError(
        `AppRegistry says of the attribute group ${name} that it is there, and does not show it: it is tried again`,
        { retryable: true },
      );
    }
    const owner = groupOwner(present, this.options.config.appRegistry.takeOver);
    if (owner === 'other') {
      const reason = explainOther(present);
      throw refuse(`Could not update ${attribute.id}: ${reason}`);
    }
    if (owner === 'predecessor') await groups.takeOver(present);
    if (compareGroups(content, present).length) {
      await groups.update(name, content);
    }
  }

  private async remove(groups: AttributeGroups, id: string) {
    const found = await groups.get(attributeGroupName(id));
    if (found && groupOwner(found, []) === 'portal') {
      await groups.delete(found.name);
    }
  }
}
