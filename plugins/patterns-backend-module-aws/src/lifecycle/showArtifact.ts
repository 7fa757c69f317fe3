import {
  DescribeProvisioningArtifactCommand,
  ServiceCatalogClient,
  UpdateProvisioningArtifactCommand,
  type ProvisioningArtifactGuidance,
} from '@aws-sdk/client-service-catalog';
import type {
  LifecycleState,
  Publication,
} from '@apo/backstage-plugin-patterns-common';
import {
  LifecycleMirrorError,
  type AwsAccess,
  type MirroredVersion,
} from '@apo/backstage-plugin-patterns-node';
import { artifactStatements } from './artifactStatements';
import { explainMirrorError } from './explainMirrorError';
import { publisherSettings } from './PublisherSession';
import type { MirrorPlace } from './readMirrorPlaces';

type Shown = { Active: boolean; Guidance: ProvisioningArtifactGuidance };

/**
 * What Service Catalog is to say: a deprecated artifact takes no new launches,
 * one that is not active is not there for users. Source: Service Catalog API,
 * UpdateProvisioningArtifact.
 */
const shownAs: Record<LifecycleState, Shown> = {
  published: { Active: true, Guidance: 'DEFAULT' },
  deprecated: { Active: true, Guidance: 'DEPRECATED' },
  revoked: { Active: false, Guidance: 'DEPRECATED' },
};

/**
 * Has the provisioning artifact of a version show its lifecycle.
 *
 * @throws LifecycleMirrorError
 */
export async function showArtifact(
  access: Pick<AwsAccess, 'settings'>,
  place: MirrorPlace,
  version: MirroredVersion,
  publication: Publication,
  abortSignal: AbortSignal,
): Promise<void> {
  const { productId, artifactId } = publication;
  if (!productId || !artifactId) {
    throw new LifecycleMirrorError(
      `The record of where the version went names no product and artifact in the target ${place.name}: set it there by hand`,
      { retryable: false },
    );
  }
  const doing = `show in Service Catalog that the artifact ${artifactId} of the product ${productId} is ${version.state}`;
  let client: ServiceCatalogClient | undefined;
  try {
    client = new ServiceCatalogClient(
      await publisherSettings(access, place, version, partition =>
        artifactStatements(partition, place.region, publication),
      ),
    );
    const artifact = {
      ProductId: productId,
      ProvisioningArtifactId: artifactId,
    };
    const { ProvisioningArtifactDetail: now } = await client.send(
      new DescribeProvisioningArtifactCommand(artifact),
      { abortSignal },
    );
    const { Active, Guidance } = shownAs[version.state];
    if (now?.Active === Active && now.Guidance === Guidance) return;
    await client.send(
      new UpdateProvisioningArtifactCommand({ ...artifact, Active, Guidance }),
      { abortSignal },
    );
  } catch (error) {
    throw explainMirrorError(error, doing);
  } finally {
    client?.destroy();
  }
}
