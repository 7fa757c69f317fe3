import type { AssociateTagOptionWithResourceInput } from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { notFound } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { checkQuota } from '../quotas';

/** Puts a tag option on a product or portfolio; AWS refuses a second time. */
export const AssociateTagOptionWithResource =
  defineCatalogOperation<AssociateTagOptionWithResourceInput>({
    understands: ['ResourceId', 'TagOptionId'],
    run({ ResourceId = '', TagOptionId = '' }, catalog) {
      const { products, portfolios, tagOptionLinks } = catalog;
      if (!products.get(ResourceId) && !portfolios.get(ResourceId)) {
        throw notFound('Resource', ResourceId);
      }
      catalog.tagOption(TagOptionId);
      const id = `${ResourceId}|${TagOptionId}`;
      if (tagOptionLinks.get(id)) {
        throw new AwsError(
          'DuplicateResourceException',
          `TagOption ${TagOptionId} is already associated with ${ResourceId}.`,
        );
      }
      checkQuota('TagOptions per resource', tagOptionLinks.count(ResourceId));
      tagOptionLinks.put(id, { ResourceId, TagOptionId }, ResourceId);
      return {};
    },
  });
