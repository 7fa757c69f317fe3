import type { DeleteTagOptionInput } from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { defineCatalogOperation } from '../defineCatalogOperation';

/** Removes a tag option; AWS refuses that while a product or portfolio carries it. */
export const DeleteTagOption = defineCatalogOperation<DeleteTagOptionInput>({
  understands: ['Id'],
  run({ Id = '' }, catalog) {
    catalog.tagOption(Id);
    const isInUse = catalog.tagOptionLinks
      .list()
      .some(({ TagOptionId }) => TagOptionId === Id);
    if (isInUse) {
      throw new AwsError(
        'ResourceInUseException',
        `TagOption ${Id} is associated with a product or portfolio. Disassociate it first.`,
      );
    }
    catalog.tagOptions.remove(Id);
    return {};
  },
});
