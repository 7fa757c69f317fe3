import type {
  UpdateTagOptionInput,
  UpdateTagOptionOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { refuseDuplicateTagOption } from '../refuseDuplicateTagOption';

/** Changes a tag option's value, or switches it on or off. */
export const UpdateTagOption = defineCatalogOperation<
  UpdateTagOptionInput,
  UpdateTagOptionOutput
>({
  understands: ['Id', 'Value', 'Active'],
  run({ Id = '', Value, Active }, catalog) {
    const before = catalog.tagOption(Id);
    if (Value !== undefined && Value !== before.Value) {
      refuseDuplicateTagOption(catalog, before.Key, Value);
    }
    const TagOptionDetail = {
      ...before,
      Value: Value ?? before.Value,
      Active: Active ?? before.Active,
    };
    catalog.tagOptions.put(Id, TagOptionDetail);
    return { TagOptionDetail };
  },
});
