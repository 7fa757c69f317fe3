import type {
  Tag,
  UpdateProductInput,
  UpdateProductOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { checkQuota } from '../quotas';
import { viewProduct } from '../views';

function changeTags(tags: Tag[], add: Tag[], remove: string[]): Tag[] {
  const gone = new Set([...remove, ...add.map(({ Key }) => Key)]);
  return [...tags.filter(({ Key }) => !gone.has(Key)), ...add];
}

/** Changes a product's attributes and tags. */
export const UpdateProduct = defineCatalogOperation<
  UpdateProductInput,
  UpdateProductOutput
>({
  understands: [
    'Id',
    'Name',
    'Owner',
    'Description',
    'Distributor',
    'SupportDescription',
    'SupportEmail',
    'SupportUrl',
    'AddTags',
    'RemoveTags',
  ],
  run(input, catalog) {
    const {
      Id = '',
      AddTags = [],
      RemoveTags = [],
      AcceptLanguage: _,
      ...attributes
    } = input;
    const { tags: before, ...rest } = catalog.product(Id);
    const tags = changeTags(before, AddTags, RemoveTags);
    checkQuota('tags per product', tags.length - 1);
    const product = { ...rest, ...attributes, tags, Id };
    catalog.products.put(Id, product);
    return { ProductViewDetail: viewProduct(catalog, product), Tags: tags };
  },
});
