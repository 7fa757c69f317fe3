import { DescribeProvisioningArtifactCommand } from '@aws-sdk/client-service-catalog';
import { AwsCallError } from '../aws/AwsCallError';
import { callWhenVisible } from './callWhenVisible';
import { pollUntil } from '../aws/pollUntil';
import type { Artifact, Product } from './Product';
import type { PublishContext } from './PublishContext';

/**
 * Waits until AWS has taken the template in.
 *
 * @throws AwsCallError when it refuses the template, or takes too long.
 */
export async function awaitAvailable(
  context: PublishContext,
  product: Product,
  artifact: Artifact,
): Promise<void> {
  const { log, request, timing } = context;
  const what = `version ${request.version} (${artifact.Id}) of the product ${product.id}`;
  const status = await pollUntil(
    () => look(context, product, artifact, what),
    timing.availableWithinMs,
    context,
  );
  if (status === 'FAILED') {
    throw new AwsCallError(
      `AWS could not make ${what} from the template: its status is FAILED. Delete this version in the Service Catalog console, then retry the release, or submit a corrected version.`,
      false,
    );
  }
  if (status !== 'AVAILABLE') {
    throw new AwsCallError(
      `AWS is still making ${what} after ${
        timing.availableWithinMs / 1000
      } s. It may pass by itself: retry the release, which continues where it stopped.`,
      true,
    );
  }
  log.info(`Version ${request.version} is available`);
}

async function look(
  context: PublishContext,
  product: Product,
  artifact: Artifact,
  what: string,
) {
  const { Status } = await callWhenVisible(
    context,
    `look up ${what}; if somebody deleted it, wait some minutes before the retry`,
    () =>
      context.clients.serviceCatalog.send(
        new DescribeProvisioningArtifactCommand({
          ProductId: product.id,
          ProvisioningArtifactId: artifact.Id,
        }),
        { abortSignal: context.signal },
      ),
  );
  return Status === 'CREATING' ? undefined : Status;
}
