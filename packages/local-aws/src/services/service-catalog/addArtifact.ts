import type { ProvisioningArtifactProperties } from '@aws-sdk/client-service-catalog';
import { notImplemented } from '../../core/AwsError';
import { newId } from '../../core/ids';
import type { Catalog } from './Catalog';
import { loadTemplate } from './loadTemplate';
import { checkQuota } from './quotas';
import type { ArtifactRecord } from './records';

const TYPE = 'CLOUD_FORMATION_TEMPLATE';

/**
 * Adds a version to a product. Two versions may have the same name: AWS does
 * not refuse that either.
 *
 * @throws AwsError if the template cannot be used or the product is full
 */
export function addArtifact(
  catalog: Catalog,
  productId: string,
  parameters: ProvisioningArtifactProperties,
): ArtifactRecord {
  const { Name, Description, Type = TYPE } = parameters;
  if (Type !== TYPE) throw notImplemented(`The artifact type ${Type}`);
  checkQuota('versions per product', catalog.artifacts.count(productId));
  const templateUrl = loadTemplate(catalog, parameters);
  const now = Date.now();
  const artifact: ArtifactRecord = {
    Id: newId('pa-'),
    ProductId: productId,
    Name,
    Description,
    Type,
    Active: true,
    Guidance: 'DEFAULT',
    templateUrl,
    createdAt: new Date(now).toISOString(),
    availableAt: now + catalog.options.artifactCreationMs,
  };
  catalog.artifacts.put(artifact.Id, artifact, productId);
  return artifact;
}
