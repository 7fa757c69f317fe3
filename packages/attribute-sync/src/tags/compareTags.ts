import type {
  AttributeRecord,
  SyncComparison,
  SyncedEstate,
} from '@apo/backstage-plugin-patterns-node';
import type { ClientsOfRegion } from '../AttributeSyncClients';
import type { AttributeSyncConfig } from '../AttributeSyncConfig';
import { mapAtOnce } from '../mapAtOnce';
import { compareProduct } from './compareProduct';
import { compareTagOptions } from './compareTagOptions';
import { ComparedDomains } from './ComparedDomains';
import { placesOf } from './PlacedPattern';

/** What a comparison needs. */
export type TagsComparison = {
  clients: ClientsOfRegion;
  config: Pick<AttributeSyncConfig, 'region' | 'tags'>;
  estate: SyncedEstate;
  signal: AbortSignal;
};

/** Compares TagOptions, products and package groups with attributes and patterns. */
export async function compareTags(
  comparison: TagsComparison,
): Promise<SyncComparison> {
  const { clients, config, estate, signal } = comparison;
  const domains = new ComparedDomains(clients, signal);
  const productIds = new Set<string>();
  const ofPatterns = await mapAtOnce(placesIn(estate), async pattern => {
    if (pattern.type !== 'CFN') return domains.compare(pattern);
    productIds.add(pattern.publication.productId ?? '');
    return compareProduct(comparison, pattern);
  });
  const orphans = await domains.findOrphans();
  const ofOptions = await compareTagOptions(
    clients(config.region).serviceCatalog,
    { productIds, attributeIds: await idsOf(estate.attributes()) },
    signal,
  );
  return {
    drift: [
      ...ofPatterns.flatMap(({ drift }) => drift),
      ...orphans,
      ...ofOptions.drift,
    ],
    quotas: [
      ...ofPatterns.flatMap(({ quotas }) => quotas),
      ...ofOptions.quotas,
    ],
  };
}

async function* placesIn(estate: SyncedEstate) {
  for await (const pattern of estate.patterns()) yield* placesOf(pattern);
}

async function idsOf(attributes: AsyncIterable<AttributeRecord>) {
  const ids = new Set<string>();
  for await (const { id } of attributes) ids.add(id);
  return ids;
}
