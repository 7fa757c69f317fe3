import { UpdateProductCommand } from '@aws-sdk/client-service-catalog';
import { callWhenVisible } from './callWhenVisible';
import type { Product } from './Product';
import { productFields } from './productFields';
import type { PublishContext } from './PublishContext';

/**
 * Brings what the product shows up to date with the pattern and the config. A
 * value that the config does not set stays as it is.
 *
 * @throws AwsCallError
 */
export async function ensureProductFields(
  context: PublishContext,
  { id, summary }: Product,
): Promise<void> {
  const wanted = productFields(context);
  const shown = { ...summary, Description: summary.ShortDescription };
  const isCurrent = (Object.keys(wanted) as (keyof typeof wanted)[]).every(
    key => wanted[key] === undefined || wanted[key] === shown[key],
  );
  if (isCurrent) return;
  await callWhenVisible(
    context,
    `update the description of the product ${id}`,
    () =>
      context.clients.serviceCatalog.send(
        new UpdateProductCommand({ Id: id, ...wanted }),
        { abortSignal: context.signal },
      ),
  );
  context.log.info('Updated the description of the product');
}
