import {
  DescribePortfolioCommand,
  paginateListConstraintsForPortfolio,
  paginateListPortfoliosForProduct,
  paginateSearchProductsAsAdmin,
  ListProvisioningArtifactsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';

/** What Service Catalog has of a pattern. */
export type ProductView = {
  /** Ids of the products of the pattern's name. */
  products: string[];
  /** Names of their versions. */
  artifacts: string[];
  portfolios: string[];
  constraints: string[];
};

/** Asks Service Catalog, with the SDK, for all that carries a pattern's name. */
export async function readProduct(patternName: string): Promise<ProductView> {
  const client = new ServiceCatalogClient();
  const view: ProductView = {
    products: [],
    artifacts: [],
    portfolios: [],
    constraints: [],
  };
  for await (const page of paginateSearchProductsAsAdmin({ client }, {})) {
    for (const { ProductViewSummary: product } of page.ProductViewDetails ??
      []) {
      if (product?.Name !== `pattern/${patternName}`) continue;
      view.products.push(product.ProductId!);
      await readParts(client, product.ProductId!, view);
    }
  }
  client.destroy();
  return view;
}

async function readParts(
  client: ServiceCatalogClient,
  ProductId: string,
  view: ProductView,
) {
  const { ProvisioningArtifactDetails = [] } = await client.send(
    new ListProvisioningArtifactsCommand({ ProductId }),
  );
  view.artifacts.push(...ProvisioningArtifactDetails.map(a => a.Name!));
  for await (const page of paginateListPortfoliosForProduct(
    { client },
    { ProductId },
  )) {
    for (const { Id } of page.PortfolioDetails ?? []) {
      const { PortfolioDetail } = await client.send(
        new DescribePortfolioCommand({ Id }),
      );
      view.portfolios.push(PortfolioDetail!.DisplayName!);
      for await (const {
        ConstraintDetails = [],
      } of paginateListConstraintsForPortfolio(
        { client },
        { PortfolioId: Id!, ProductId },
      )) {
        view.constraints.push(...ConstraintDetails.map(c => c.Type!));
      }
    }
  }
}
