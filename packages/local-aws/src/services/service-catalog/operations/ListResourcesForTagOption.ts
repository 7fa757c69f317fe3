import type {
  ListResourcesForTagOptionInput,
  ListResourcesForTagOptionOutput,
  ResourceDetail,
} from '@aws-sdk/client-service-catalog';
import { Catalog, invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { paginate } from '../paginate';

function viewResource(catalog: Catalog, id: string): ResourceDetail {
  const product = catalog.products.get(id);
  const portfolio = product ? undefined : catalog.portfolio(id);
  const createdAt = product?.createdAt ?? portfolio?.createdAt;
  return {
    Id: id,
    ARN: catalog.arn(product ? 'product' : 'portfolio', id),
    Name: product?.Name ?? portfolio?.DisplayName,
    Description: product?.Description ?? portfolio?.Description,
    CreatedTime: createdAt ? new Date(createdAt) : undefined,
  };
}

function idPrefix(resourceType: string | undefined): string {
  switch (resourceType) {
    case undefined:
      return '';
    case 'Portfolio':
      return 'port-';
    case 'Product':
      return 'prod-';
    default:
      throw invalidParameters('ResourceType must be Portfolio or Product.');
  }
}

/** The products and portfolios that carry a tag option, a page at a time. */
export const ListResourcesForTagOption = defineCatalogOperation<
  ListResourcesForTagOptionInput,
  ListResourcesForTagOptionOutput
>({
  understands: ['TagOptionId', 'ResourceType', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const { TagOptionId = '', ResourceType } = input;
    catalog.tagOption(TagOptionId);
    const prefix = idPrefix(ResourceType);
    const found = catalog.tagOptionLinks
      .page()
      .filter(
        ({ document }) =>
          document.TagOptionId === TagOptionId &&
          document.ResourceId.startsWith(prefix),
      );
    const { items, NextPageToken } = paginate(found, input);
    return {
      ResourceDetails: items.map(({ ResourceId }) =>
        viewResource(catalog, ResourceId),
      ),
      PageToken: NextPageToken,
    };
  },
});
