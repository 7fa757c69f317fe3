import type { Publication } from '@apo/backstage-plugin-patterns-common';
import { awaitAvailable } from './awaitAvailable';
import { ensureArtifact } from './ensureArtifact';
import { ensureAssociation } from './ensureAssociation';
import { ensureLaunchConstraint } from './ensureLaunchConstraint';
import { ensureProductFields } from './ensureProductFields';
import type { Place } from './findPlace';
import type { Artifact } from './Product';
import type { PublishContext } from './PublishContext';

/**
 * Makes the product have the version, and be what the config and pattern say.
 *
 * @throws as `ServiceCatalogPublisher.publish`.
 */
export async function addVersion(
  context: PublishContext,
  place: Omit<Place, 'context'>,
): Promise<Publication> {
  const { portfolio, product, templateUrl } = place;
  const artifact = await ensureArtifact(context, product, templateUrl);
  await awaitAvailable(context, product, artifact);
  await ensureAssociation(context, product, portfolio);
  await ensureLaunchConstraint(context, product, portfolio);
  await ensureProductFields(context, product);
  return toPublication(context, { portfolio, product, artifact, templateUrl });
}

function toPublication(
  context: PublishContext,
  made: Omit<Place, 'context'> & { artifact: Artifact },
): Publication {
  const { portfolio, product, artifact, templateUrl } = made;
  return {
    targetName: context.config.name,
    target: 'service-catalog',
    // AWS's time of creation, so that a repeated publish tells the same.
    publishedAt: (artifact.CreatedTime ?? new Date()).toISOString(),
    digest: context.request.digest,
    accountId: context.accountId,
    region: context.region,
    portfolioId: portfolio.id,
    portfolioName: portfolio.name,
    productId: product.id,
    productName: product.summary.Name ?? context.productName,
    artifactId: artifact.Id,
    templateUrl,
  };
}
