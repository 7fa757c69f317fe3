import type { DisassociateTagOptionFromResourceInput } from '@aws-sdk/client-service-catalog';
import { notFound } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';

/** Takes a tag option off a product or portfolio. */
export const DisassociateTagOptionFromResource =
  defineCatalogOperation<DisassociateTagOptionFromResourceInput>({
    understands: ['ResourceId', 'TagOptionId'],
    run({ ResourceId = '', TagOptionId = '' }, catalog) {
      const id = `${ResourceId}|${TagOptionId}`;
      if (!catalog.tagOptionLinks.remove(id)) throw notFound('Association', id);
      return {};
    },
  });
