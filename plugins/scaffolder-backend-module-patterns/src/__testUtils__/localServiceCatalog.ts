import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  CreatePortfolioCommand,
  DescribeConstraintCommand,
  ListConstraintsForPortfolioCommand,
  ListPortfoliosForProductCommand,
  ListProvisioningArtifactsCommand,
  paginateSearchProductsAsAdmin,
} from '@aws-sdk/client-service-catalog';
import { CreateAttributeGroupCommand } from '@aws-sdk/client-service-catalog-appregistry';
import { startLocalAws, type LocalAwsOptions } from '@apo/local-aws';
import { createAwsClients } from '../serviceCatalog/AwsClients';
import type { PublishRequest } from '../serviceCatalog/PublishContext';
import type { ServiceCatalogConfig } from '../serviceCatalog/ServiceCatalogConfig';
import { ServiceCatalogPublisher } from '../serviceCatalog/ServiceCatalogPublisher';
import { always, testSettings } from './testSettings';

const REGION = 'eu-west-1';
const BUCKET = 'patterns-templates';

/** Starts a local AWS with a bucket and a portfolio, and points the SDK at it. */
export async function startLocalServiceCatalog() {
  const catalog = await startTarget('default');
  Object.assign(process.env, catalog.local.env);
  return catalog;
}

/** Starts a local AWS with a bucket and a portfolio: a target of several. */
export async function startTarget(name: string, options: LocalAwsOptions = {}) {
  const local = await startLocalAws({
    port: 0,
    artifactCreationMs: 20,
    ...options,
  });
  const clients = createAwsClients(testSettings(REGION, { local }));
  await clients.s3.send(
    new CreateBucketCommand({
      Bucket: BUCKET,
      CreateBucketConfiguration: { LocationConstraint: REGION },
    }),
  );
  const { PortfolioDetail } = await clients.serviceCatalog.send(
    new CreatePortfolioCommand({
      DisplayName: 'Application patterns',
      ProviderName: 'Platform',
      IdempotencyToken: 'portfolio',
    }),
  );
  const portfolioId = PortfolioDetail!.Id!;
  const config: ServiceCatalogConfig = {
    name,
    configKey: 'patterns.publish.serviceCatalog',
    region: REGION,
    bucket: BUCKET,
    portfolio: { name: 'Application patterns' },
    productNamePrefix: 'pattern/',
    launchRoleName: 'PatternLaunch',
    supportEmail: 'platform@example.com',
  };
  return { local, clients, config, portfolioId };
}

/** What {@link startLocalServiceCatalog} started. */
export type LocalServiceCatalog = Awaited<
  ReturnType<typeof startLocalServiceCatalog>
>;

/** A publisher that does not wait long; one attempt a call shows what a retry of the task finds. */
export function createTestPublisher(
  { config, local }: LocalServiceCatalog,
  overrides: Partial<ServiceCatalogConfig> = {},
  maxAttempts?: number,
) {
  const clients = createAwsClients(
    testSettings(REGION, { maxAttempts, local }),
  );
  const publisher = new ServiceCatalogPublisher({
    clients: always(clients),
    config: { ...config, ...overrides },
    timing: { pollMs: 10, maxPollMs: 50, visibleWithinMs: 500 },
  });
  return { clients, publisher };
}

/** Makes an attribute group, as the sync of attributes does. */
export async function createGroup(
  { clients }: Pick<LocalServiceCatalog, 'clients'>,
  name: string,
) {
  const attributes = '{"attributeKey":"Data"}';
  await clients.appRegistry.send(
    new CreateAttributeGroupCommand({ name, attributes }),
  );
}

/** A version to publish. */
export function requestOf(
  patternName: string,
  overrides: Partial<PublishRequest> = {},
): PublishRequest {
  return {
    patternName,
    version: '1.0.0',
    title: 'Topic',
    description: 'Sends messages',
    owner: 'group:default/platform',
    notes: 'First version\nmore',
    digest: 'd'.repeat(64),
    template: Buffer.from('Resources: { Topic: { Type: AWS::SNS::Topic } }'),
    ...overrides,
  };
}

/** What Service Catalog holds for a pattern. */
export async function inspectProducts(
  { clients: { serviceCatalog }, portfolioId }: LocalServiceCatalog,
  name: string,
) {
  const products = [];
  const pages = paginateSearchProductsAsAdmin({ client: serviceCatalog }, {});
  for await (const { ProductViewDetails = [] } of pages) {
    for (const { ProductViewSummary: found } of ProductViewDetails) {
      if (found?.Name !== name) continue;
      const ProductId = found.ProductId!;
      const { ProvisioningArtifactDetails = [] } = await serviceCatalog.send(
        new ListProvisioningArtifactsCommand({ ProductId }),
      );
      const { PortfolioDetails = [] } = await serviceCatalog.send(
        new ListPortfoliosForProductCommand({ ProductId }),
      );
      const { ConstraintDetails = [] } = await serviceCatalog.send(
        new ListConstraintsForPortfolioCommand({
          PortfolioId: portfolioId,
          ProductId,
        }),
      );
      const constraints = await Promise.all(
        ConstraintDetails.map(async ({ ConstraintId: Id }) => {
          const { ConstraintParameters } = await serviceCatalog.send(
            new DescribeConstraintCommand({ Id }),
          );
          return ConstraintParameters;
        }),
      );
      products.push({
        id: ProductId,
        summary: found,
        artifacts: ProvisioningArtifactDetails,
        portfolios: PortfolioDetails.map(({ Id }) => Id),
        constraints,
      });
    }
  }
  return products;
}

/**
 * Expects that a pattern has one product, with these versions, which is in the
 * portfolio and launches with the configured role.
 */
export async function expectOneProduct(
  catalog: LocalServiceCatalog,
  patternName: string,
  versions: string[],
) {
  const products = await inspectProducts(catalog, `pattern/${patternName}`);
  expect(products).toHaveLength(1);
  const [product] = products;
  expect(product.artifacts.map(({ Name }) => Name)).toEqual(versions);
  expect(product.portfolios).toEqual([catalog.portfolioId]);
  expect(product.constraints).toEqual(['{"LocalRoleName":"PatternLaunch"}']);
  return product;
}
