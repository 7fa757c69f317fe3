import type { SyncComparison } from '@apo/backstage-plugin-patterns-node';
import type { PlacedPattern } from './PlacedPattern';
import { WORTH_TELLING } from '../limits';
import { attributeTags, isAttributeTag } from './attributeTags';
import type { TagsComparison } from './compareTags';
import { planProduct } from './planProduct';
import { findProduct, whyNotOurs } from './Products';
import { compareTagLists } from './tagDrift';

/** Compares the TagOptions of a product with the attributes of its pattern. */
export async function compareProduct(
  { clients, config, signal }: TagsComparison,
  pattern: PlacedPattern,
): Promise<SyncComparison> {
  const { name, publication } = pattern;
  const { serviceCatalog } = clients(publication.region, publication.accountId);
  const id = publication.productId ?? '';
  const product = await findProduct(serviceCatalog, id, signal);
  const subject = { kind: 'pattern' as const, id: name };
  const reason = whyNotOurs(product, pattern);
  if (!product || reason) {
    const kind = product ? ('changed' as const) : ('missing' as const);
    const resource = `product ${product?.label ?? id}`;
    const drift = [{ subject, kind, resource, repairable: false, reason }];
    return { drift, quotas: [] };
  }
  const { maxTagOptions: limit } = config.tags;
  const { refusal, total } = planProduct(product, pattern, limit);
  const there = product.options
    .filter(({ key }) => isAttributeTag(key))
    .map(({ key, value, active }) => ({
      key,
      value: active ? value : `${value} (switched off)`,
    }));
  const differences = compareTagLists(attributeTags(pattern.attributes), there);
  return {
    drift: differences.map(({ key, ...difference }) => ({
      subject,
      ...difference,
      resource: `product ${product.label}: TagOption ${key}`,
      repairable: !refusal,
      ...(refusal && { reason: refusal }),
    })),
    quotas:
      total >= limit * WORTH_TELLING
        ? [{ name: `TagOptions of ${product.label}`, used: total, limit }]
        : [],
  };
}
