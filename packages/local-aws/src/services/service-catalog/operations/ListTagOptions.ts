import type {
  ListTagOptionsInput,
  ListTagOptionsOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { paginate } from '../paginate';

/** The tag options that match filters, a page at a time. */
export const ListTagOptions = defineCatalogOperation<
  ListTagOptionsInput,
  ListTagOptionsOutput
>({
  understands: ['Filters', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const { Key, Value, Active } = input.Filters ?? {};
    const found = catalog.tagOptions
      .page()
      .filter(
        ({ document: option }) =>
          (Key === undefined || option.Key === Key) &&
          (Value === undefined || option.Value === Value) &&
          (Active === undefined || option.Active === Active),
      );
    const { items, NextPageToken } = paginate(found, input);
    return { TagOptionDetails: items, PageToken: NextPageToken };
  },
});
