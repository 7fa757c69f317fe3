import type { PlacedPattern } from './PlacedPattern';
import type { AttributeSyncClients } from '../AttributeSyncClients';
import { refuse } from '../refuse';
import { planProduct } from './planProduct';
import { findProduct, whyNotOurs } from './Products';
import { TagOptions } from './TagOptions';

/** Makes a pattern's product carry the TagOptions of its attributes, and no others of ours. */
export async function syncProduct(
  { serviceCatalog }: AttributeSyncClients,
  pattern: PlacedPattern,
  maxTagOptions: number,
  signal: AbortSignal,
): Promise<void> {
  const id = pattern.publication.productId ?? '';
  const product = await findProduct(serviceCatalog, id, signal);
  const reason = whyNotOurs(product, pattern);
  if (!product || reason) throw refused(pattern, reason);
  const plan = planProduct(product, pattern, maxTagOptions);
  if (plan.refusal) throw refused(pattern, plan.refusal);
  const options = new TagOptions(serviceCatalog, signal);
  // First, as the product may be full.
  for (const option of plan.takeOff) await options.disassociate(id, option);
  for (const option of plan.activate) await options.activate(option);
  for (const tag of plan.add) {
    await options.associate(id, await options.ensure(tag));
  }
}

function refused({ name }: PlacedPattern, reason = 'it cannot be read') {
  return refuse(`Could not bring the attributes of ${name} to AWS: ${reason}`);
}
