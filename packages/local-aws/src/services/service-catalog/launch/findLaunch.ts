import type { LaunchPathSummary } from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { parseS3Url } from '../../../template/parseS3Url';
import { checkTemplate } from '../../../template/checkTemplate';
import type { Template } from '../../../template/Template';
import { Catalog, invalidParameters, notFound } from '../Catalog';
import type { ArtifactRecord, ProductRecord } from '../records';
import { artifactStatus, viewConstraint } from '../views';

/** How requests name what is to be launched. */
export interface LaunchNames {
  ProductId?: string;
  ProductName?: string;
  ProvisioningArtifactId?: string;
  ProvisioningArtifactName?: string;
  PathId?: string;
  PathName?: string;
}

function findProduct(names: LaunchNames, catalog: Catalog): ProductRecord {
  const { ProductId, ProductName } = names;
  if ((ProductId === undefined) === (ProductName === undefined)) {
    throw invalidParameters(
      'Exactly one of ProductId and ProductName is required.',
    );
  }
  return ProductId === undefined
    ? catalog.productByName(ProductName ?? '')
    : catalog.product(ProductId);
}

function findArtifact(
  names: LaunchNames,
  product: ProductRecord,
  catalog: Catalog,
): ArtifactRecord {
  const { ProvisioningArtifactId: id, ProvisioningArtifactName: name } = names;
  if ((id === undefined) === (name === undefined)) {
    throw invalidParameters(
      'Exactly one of ProvisioningArtifactId and ProvisioningArtifactName is required.',
    );
  }
  const artifact =
    id === undefined
      ? catalog.artifacts.list(product.Id).find(({ Name }) => Name === name)
      : catalog.artifact(product.Id, id);
  if (!artifact?.Active || artifactStatus(artifact) !== 'AVAILABLE') {
    throw notFound('ProvisioningArtifact', id ?? name ?? '');
  }
  return artifact;
}

/** The portfolios through which a product can be launched. */
export function launchPathsOf(
  productId: string,
  catalog: Catalog,
): (LaunchPathSummary & { Id: string; Name: string })[] {
  catalog.product(productId);
  return catalog.portfoliosOf(productId).map(({ PortfolioId }) => {
    const portfolio = catalog.portfolio(PortfolioId);
    return {
      Id: PortfolioId.replace('port-', 'lpv2-'),
      Name: portfolio.DisplayName ?? '',
      Tags: portfolio.tags,
      ConstraintSummaries: catalog.constraints
        .list(PortfolioId)
        .filter(constraint => constraint.ProductId === productId)
        .map(viewConstraint)
        .map(({ Type, Description }) => ({ Type, Description })),
    };
  });
}

function findPath(
  { PathId, PathName }: LaunchNames,
  productId: string,
  catalog: Catalog,
): string {
  const paths = launchPathsOf(productId, catalog);
  const found = paths.filter(
    ({ Id, Name }) =>
      (PathId === undefined || Id === PathId) &&
      (PathName === undefined || Name === PathName),
  );
  if (found.length === 1) return found[0].Id;
  // The first words are AWS's, as users quote them.
  if (!found.length) {
    throw new AwsError(
      'ResourceNotFoundException',
      `No launch paths found for resource: ${productId}`,
    );
  }
  throw invalidParameters(
    `The product ${productId} has ${found.length} launch paths: name one with PathId or PathName.`,
  );
}

/** What is to be launched, with its template. Throws an AwsError when that cannot be done. */
export function findLaunch(names: LaunchNames, catalog: Catalog) {
  const product = findProduct(names, catalog);
  const artifact = findArtifact(names, product, catalog);
  const pathId = findPath(names, product.Id, catalog);
  return {
    product,
    artifact,
    pathId,
    template: readTemplate(artifact, catalog),
  };
}

function readTemplate(artifact: ArtifactRecord, catalog: Catalog): Template {
  const location = parseS3Url(artifact.templateUrl);
  const bytes = location && catalog.options.readS3Object(location);
  if (!bytes) {
    throw invalidParameters(
      `The template of ${artifact.Id} cannot be read: ${artifact.templateUrl} is gone.`,
    );
  }
  return checkTemplate(bytes);
}
