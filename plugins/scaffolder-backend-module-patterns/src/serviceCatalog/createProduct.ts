import {
  CreateProductCommand,
  type CreateProductCommandOutput,
} from '@aws-sdk/client-service-catalog';
import {
  isAwsError,
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node';
import { artifactParameters } from './artifactParameters';
import { explainAwsError } from '../aws/explainAwsError';
import { findProduct, storedProductId } from './findProduct';
import { idempotencyToken } from './idempotencyToken';
import { pollUntil } from '../aws/pollUntil';
import { toProduct, type Product } from './Product';
import { productFields } from './productFields';
import type { PublishContext } from './PublishContext';

/**
 * Makes the product with its first version. The token depends on the pattern
 * only, so that no two attempts, of whatever version, make two products: AWS
 * repeats its answer to the first, or refuses the second.
 *
 * @throws AwsCallError
 */
export async function createProduct(
  context: PublishContext,
  templateUrl: string,
): Promise<Product> {
  const doing = `create the product ${context.productName}`;
  let refusal: unknown;
  try {
    return fromOutput(await send(context, templateUrl));
  } catch (error) {
    if (
      !isAwsError(error, 'InvalidParametersException', 'ValidationException')
    ) {
      throw explainAwsError(error, doing);
    }
    refusal = error;
  }
  const product = await findHidden(context, refusal);
  if (product) return product;
  throw explainAwsError(refusal, doing);
}

async function send(context: PublishContext, templateUrl: string) {
  const { accountId, clients, productName, region, request } = context;
  return clients.serviceCatalog.send(
    new CreateProductCommand({
      ...productFields(context),
      Name: productName,
      ProductType: 'CLOUD_FORMATION_TEMPLATE',
      Tags: [
        { Key: MANAGED_TAG, Value: 'true' },
        { Key: PATTERN_TAG, Value: request.patternName },
      ],
      ProvisioningArtifactParameters: artifactParameters(context, templateUrl),
      IdempotencyToken: idempotencyToken(
        'p',
        accountId,
        region,
        productName,
        storedProductId(context) ?? '',
      ),
    }),
    { abortSignal: context.signal },
  );
}

/**
 * The product that an earlier attempt made with other parameters, such as for
 * another version: AWS refuses the token's second use, and may show the
 * product only a moment later.
 */
async function findHidden(context: PublishContext, refusal: unknown) {
  const aboutToken = /token/i.test(String(refusal));
  return pollUntil(
    () => findProduct(context),
    aboutToken ? context.timing.visibleWithinMs : 0,
    context,
  );
}

function fromOutput(output: CreateProductCommandOutput): Product {
  const { ProvisioningArtifactDetail: artifact, ...rest } = output;
  return toProduct({
    ...rest,
    ProvisioningArtifactSummaries: artifact ? [artifact] : [],
  });
}
