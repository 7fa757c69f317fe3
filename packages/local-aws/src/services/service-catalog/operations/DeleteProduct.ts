import type { DeleteProductInput } from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { defineCatalogOperation } from '../defineCatalogOperation';

/** Removes a product and its versions; AWS refuses that while it is in a portfolio. */
export const DeleteProduct = defineCatalogOperation<DeleteProductInput>({
  understands: ['Id'],
  run({ Id = '' }, catalog) {
    catalog.product(Id);
    if (catalog.portfoliosOf(Id).length > 0) {
      throw new AwsError(
        'ResourceInUseException',
        `Product ${Id} is associated with a portfolio. Disassociate it first.`,
      );
    }
    for (const artifact of catalog.artifacts.list(Id)) {
      catalog.artifacts.remove(artifact.Id);
    }
    for (const { TagOptionId } of catalog.tagOptionLinks.list(Id)) {
      catalog.tagOptionLinks.remove(`${Id}|${TagOptionId}`);
    }
    catalog.products.remove(Id);
    return {};
  },
});
