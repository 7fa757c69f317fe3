import type { PlacedPattern } from './PlacedPattern';
import { attributeTags, isAttributeTag, type Tag } from './attributeTags';
import type { Product } from './Products';
import type { TagOption } from './TagOptions';

/** What is to happen to the TagOptions of a product. */
export type ProductPlan = {
  add: Tag[];
  activate: TagOption[];
  takeOff: TagOption[];
  /** TagOptions that people put on the product. */
  foreign: number;
  /** TagOptions that the product will have. */
  total: number;
  /** Why Service Catalog will not take them. */
  refusal?: string;
};

/** Compares a product with the pattern that it was made for. */
export function planProduct(
  product: Product,
  pattern: PlacedPattern,
  maxTagOptions: number,
): ProductPlan {
  const wanted = attributeTags(pattern.attributes);
  const isSame = (one: Tag, other: Tag) =>
    one.key === other.key && one.value === other.value;
  const ours = product.options.filter(({ key }) => isAttributeTag(key));
  const foreign = product.options.length - ours.length;
  const total = wanted.length + foreign;
  const plan = {
    add: wanted.filter(tag => !ours.some(option => isSame(option, tag))),
    activate: ours.filter(
      option => !option.active && wanted.some(tag => isSame(option, tag)),
    ),
    takeOff: ours.filter(option => !wanted.some(tag => isSame(option, tag))),
    foreign,
    total,
  };
  if (total <= maxTagOptions) return plan;
  return {
    ...plan,
    refusal: `the product ${
      product.label
    } would have ${total} TagOptions, and Service Catalog takes ${maxTagOptions}: ${
      wanted.length
    } of its attributes and ${foreign} that people put on it. Take ${
      total - maxTagOptions
    } off`,
  };
}
