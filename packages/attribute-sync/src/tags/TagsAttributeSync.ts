import type {
  AttributeRecord,
  AttributeSync,
  PublishedPattern,
  SyncComparison,
  SyncedEstate,
} from '@apo/backstage-plugin-patterns-node';
import type { ClientsOfRegion } from '../AttributeSyncClients';
import type { AttributeSyncConfig } from '../AttributeSyncConfig';
import { isOwnTag, PREFIX } from './attributeTags';
import { compareTags } from './compareTags';
import { MAX_TAGS, OWN_TAGS } from './packageGroupTags';
import { removeTagOptions } from './removeTagOptions';
import { syncPackageGroup } from './syncPackageGroup';
import type { PlacedPattern } from './PlacedPattern';
import { syncPlaces } from './syncPlaces';
import { syncProduct } from './syncProduct';

/**
 * Brings attributes to AWS as tags. The product of a CloudFormation pattern
 * carries the Service Catalog TagOptions `apo:<key>=<value>`, which land on
 * what is launched from it; the package of a CDK pattern has a CodeArtifact
 * package group of its own with such tags.
 * @public
 */
export class TagsAttributeSync implements AttributeSync {
  readonly name = 'tags';
  readonly limits: AttributeSync['limits'];

  constructor(
    private readonly options: {
      clients: ClientsOfRegion;
      config: Pick<AttributeSyncConfig, 'region' | 'tags'>;
    },
  ) {
    this.limits = {
      perPattern: {
        CFN: options.config.tags.maxTagOptions,
        CDK: MAX_TAGS - OWN_TAGS,
      },
    };
  }

  checkAttribute({ key }: Pick<AttributeRecord, 'key'>): string | undefined {
    const tag = `${PREFIX}${key}`;
    return isOwnTag(tag)
      ? `key ${key} would be the tag ${tag}, by which the portal knows what it made: use another key`
      : undefined;
  }

  async syncAttribute(
    id: string,
    attribute: AttributeRecord | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    // A TagOption is made when a pattern first needs it.
    if (attribute) return;
    const { clients, config } = this.options;
    await removeTagOptions(clients(config.region), id, signal);
  }

  async syncPattern(
    pattern: PublishedPattern,
    signal: AbortSignal,
  ): Promise<void> {
    const { clients, config } = this.options;
    const { maxTagOptions } = config.tags;
    const syncPlace = async (place: PlacedPattern) => {
      const { region, accountId } = place.publication;
      const ofPlace = clients(region, accountId);
      await (place.type === 'CFN'
        ? syncProduct(ofPlace, place, maxTagOptions, signal)
        : syncPackageGroup(ofPlace, place, signal));
    };
    await syncPlaces(pattern, syncPlace, signal);
  }

  async compare(
    estate: SyncedEstate,
    signal: AbortSignal,
  ): Promise<SyncComparison> {
    const { clients, config } = this.options;
    return compareTags({ clients, config, estate, signal });
  }
}
