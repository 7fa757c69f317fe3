import type {
  CreateTagOptionInput,
  CreateTagOptionOutput,
} from '@aws-sdk/client-service-catalog';
import { newId } from '../../../core/ids';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { checkQuota } from '../quotas';
import { refuseDuplicateTagOption } from '../refuseDuplicateTagOption';

/** Makes a tag option; its key and value together are unique. */
export const CreateTagOption = defineCatalogOperation<
  CreateTagOptionInput,
  CreateTagOptionOutput
>({
  understands: ['Key', 'Value'],
  run({ Key = '', Value = '' }, catalog) {
    refuseDuplicateTagOption(catalog, Key, Value);
    const sameKey = catalog.tagOptions.list().filter(o => o.Key === Key);
    checkQuota('values per TagOption key', sameKey.length);
    const Owner = catalog.options.accountId;
    const TagOptionDetail = {
      Id: newId('tag-'),
      Key,
      Value,
      Active: true,
      Owner,
    };
    catalog.tagOptions.put(TagOptionDetail.Id, TagOptionDetail);
    return { TagOptionDetail };
  },
});
