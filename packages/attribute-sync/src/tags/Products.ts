import {
  DescribeProductAsAdminCommand,
  type ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import type { PlacedPattern } from './PlacedPattern';
import {
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import { callAws } from '../callAws';
import { otherwise } from '../otherwise';
import { toTagOption, type TagOption } from './TagOptions';

/** A product, as far as we use it. */
export type Product = {
  id: string;
  /** With its name, for people. */
  label: string;
  tags: Record<string, string>;
  /** At most 25: they come in one answer. */
  options: TagOption[];
};

/** A product by its id; only ResourceNotFoundException means that there is none. */
export async function findProduct(
  client: ServiceCatalogClient,
  id: string,
  signal: AbortSignal,
): Promise<Product | undefined> {
  const found = await callAws(signal, `read the product ${id}`, options =>
    client
      .send(new DescribeProductAsAdminCommand({ Id: id }), options)
      .catch(otherwise(undefined, 'ResourceNotFoundException')),
  );
  if (!found) return undefined;
  const name = found.ProductViewDetail?.ProductViewSummary?.Name;
  const tags = (found.Tags ?? []).map(({ Key = '', Value = '' }) => [
    Key,
    Value,
  ]);
  return {
    id,
    label: name ? `${name} (${id})` : id,
    tags: Object.fromEntries(tags),
    options: (found.TagOptions ?? []).map(toTagOption),
  };
}

/** Why a pattern's product is not to be touched; undefined when it may be. */
export function whyNotOurs(
  product: Product | undefined,
  { name, publication }: PlacedPattern,
): string | undefined {
  if (!product) {
    return `the product ${publication.productId} is not in Service Catalog of this account in ${publication.region}: publish a new version of ${name}`;
  }
  const isOurs =
    product.tags[MANAGED_TAG] === 'true' && product.tags[PATTERN_TAG] === name;
  return isOurs
    ? undefined
    : `the product ${product.label} does not carry the tags ${MANAGED_TAG}=true and ${PATTERN_TAG}=${name}, so it was not made for this pattern: give it these tags to hand it over, or publish a new version of ${name}`;
}
