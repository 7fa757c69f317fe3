import {
  AttributeSyncError,
  MANAGED_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import type { AttributeSyncClients } from '../AttributeSyncClients';
import { attributeOfTag, isAttributeTag } from './attributeTags';
import { findProduct } from './Products';
import { TagOptions, type TagOption } from './TagOptions';

/**
 * Deletes the TagOptions of an attribute that is no more, however they are
 * spelled. Those that people use for something else stay.
 */
export async function removeTagOptions(
  { serviceCatalog }: AttributeSyncClients,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const options = new TagOptions(serviceCatalog, signal);
  const found = (await options.list()).filter(
    option => isAttributeTag(option.key) && attributeOfTag(option) === id,
  );
  for (const option of found) {
    const uses = await options.listUses(option);
    if (!uses.length) {
      await options.delete(option);
      continue;
    }
    const product = await findOurs({ serviceCatalog }, uses, signal);
    if (product) throw stillInUse(option, product);
  }
}

/** The first of several resources that is a product of the portal. */
async function findOurs(
  { serviceCatalog }: Pick<AttributeSyncClients, 'serviceCatalog'>,
  ids: string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const id of ids.filter(use => use.startsWith('prod-'))) {
    const product = await findProduct(serviceCatalog, id, signal);
    if (product?.tags[MANAGED_TAG] === 'true') return product.label;
  }
  return undefined;
}

function stillInUse({ key, value }: TagOption, product: string) {
  return new AttributeSyncError(
    `The TagOption ${key}=${value} is still on the product ${product}: the sync of its pattern takes it off, and then it is tried again`,
    { retryable: true },
  );
}
