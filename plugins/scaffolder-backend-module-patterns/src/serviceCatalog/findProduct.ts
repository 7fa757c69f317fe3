import { DescribeProductAsAdminCommand } from '@aws-sdk/client-service-catalog';
import { ConflictError } from '@backstage/errors';
import {
  isAwsError,
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node';
import { explainAwsError } from '../aws/explainAwsError';
import { toProduct, type Product } from './Product';
import type { PublishContext } from './PublishContext';

/**
 * The pattern's product: the one that an earlier version went to, or else the
 * one of its name. Only ResourceNotFoundException means that there is none.
 *
 * @throws ConflictError when the product is not ours; AwsCallError.
 */
export async function findProduct(
  context: PublishContext,
): Promise<Product | undefined> {
  const storedId = storedProductId(context);
  if (storedId) {
    const stored = await describe(context, { Id: storedId });
    if (stored) return checkOurs(context, stored);
    context.log.warn(
      `The product ${storedId} of the earlier versions is gone: looking for ${context.productName}`,
    );
  }
  const named = await describe(context, { Name: context.productName });
  return named && checkOurs(context, named);
}

/** The product that an earlier version went to, of this target in its account and region. */
export function storedProductId({
  request: { previous = [] },
  config,
  accountId,
  region,
}: PublishContext): string | undefined {
  return previous.find(
    publication =>
      publication.targetName === config.name &&
      publication.accountId === accountId &&
      publication.region === region,
  )?.productId;
}

async function describe(
  { clients, signal }: PublishContext,
  input: { Id: string } | { Name: string },
): Promise<Product | undefined> {
  try {
    return toProduct(
      await clients.serviceCatalog.send(
        new DescribeProductAsAdminCommand(input),
        { abortSignal: signal },
      ),
    );
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    const [wanted] = Object.values(input);
    throw explainAwsError(error, `look up the product ${wanted}`);
  }
}

function checkOurs({ request, productName }: PublishContext, found: Product) {
  const { tags, id } = found;
  const isOurs =
    tags[MANAGED_TAG] === 'true' && tags[PATTERN_TAG] === request.patternName;
  if (isOurs) return found;
  throw new ConflictError(
    `The product ${id} (${
      found.summary.Name ?? productName
    }) does not carry the tags ${MANAGED_TAG}=true and ${PATTERN_TAG}=${
      request.patternName
    }, so it was not made for this pattern: rename it, or change patterns.publish.serviceCatalog.productNamePrefix`,
  );
}
