import type {
  ConstraintDetail,
  PortfolioDetail,
  ProductViewDetail,
  ProvisioningArtifactDetail,
  Status,
} from '@aws-sdk/client-service-catalog';
import type { Catalog } from './Catalog';
import type {
  ArtifactRecord,
  ConstraintRecord,
  PortfolioRecord,
  ProductRecord,
} from './records';

/** A portfolio, as callers see it. */
export function viewPortfolio(portfolio: PortfolioRecord): PortfolioDetail {
  const { createdAt, tags: _, ...detail } = portfolio;
  return { ...detail, CreatedTime: new Date(createdAt) };
}

/** A product, as callers see it. */
export function viewProduct(
  catalog: Catalog,
  product: ProductRecord,
): ProductViewDetail {
  return {
    ProductViewSummary: {
      Id: product.Id.replace('prod-', 'prodview-'),
      ProductId: product.Id,
      Name: product.Name,
      Owner: product.Owner,
      ShortDescription: product.Description,
      Type: product.ProductType,
      Distributor: product.Distributor,
      HasDefaultPath: false,
      SupportEmail: product.SupportEmail,
      SupportDescription: product.SupportDescription,
      SupportUrl: product.SupportUrl,
    },
    Status: 'AVAILABLE',
    ProductARN: catalog.arn('product', product.Id),
    CreatedTime: new Date(product.createdAt),
  };
}

/** An artifact, as callers see it. */
export function viewArtifact(
  artifact: ArtifactRecord,
): ProvisioningArtifactDetail {
  const { Id, Name, Description, Type, Active, Guidance } = artifact;
  const CreatedTime = new Date(artifact.createdAt);
  return { Id, Name, Description, Type, CreatedTime, Active, Guidance };
}

/** Whether an artifact can be used yet. */
export function artifactStatus(artifact: ArtifactRecord): Status {
  return Date.now() < artifact.availableAt ? 'CREATING' : 'AVAILABLE';
}

/** A constraint, as callers see it. */
export function viewConstraint(constraint: ConstraintRecord): ConstraintDetail {
  const { parameters: _, ...detail } = constraint;
  return detail;
}
