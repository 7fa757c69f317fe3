import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AssociateProductWithPortfolioCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { startLocalAws, type LocalAws } from '@apo/local-aws';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../../__testUtils__/startPatternsBackend';

const REGION = 'eu-west-1';
const BUCKET = 'launched-templates';

/** A template that the gate passes, with a parameter of each kind. */
export const launchTemplate = `AWSTemplateFormatVersion: '2010-09-09'
Description: Waits
Parameters:
  Team: {Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: lower case}
  Size: {Type: Number, Default: 2, MinValue: 1, MaxValue: 9}
  Tier: {Type: String, Default: low, AllowedValues: [low, high]}
  Password: {Type: String, NoEcho: true, MinLength: 8}
Resources:
  Wait:
    Type: AWS::CloudFormation::WaitConditionHandle
Outputs:
  Greeting:
    Description: What it says
    Value: !Sub '\${Team} of \${AWS::Region}: \${Tier}'
  Handle: {Value: !Ref Wait}
`;

/** Of `launchTemplate`. */
export const secret = 'correct-horse-battery';
/** What `launchTemplate` needs. */
export const parameters = [
  { key: 'Team', value: 'orders' },
  { key: 'Password', value: secret },
];

/** The portal on a local AWS, where it publishes and launches. */
export class LaunchPortal {
  private constructor(
    readonly aws: LocalAws,
    readonly portal: TestPortal,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly clients: {
      s3: S3Client;
      catalog: ServiceCatalogClient;
    },
    private readonly portfolioId: string,
  ) {}

  static async start(
    features: BackendFeature[],
    launch: object = { enabled: true },
  ): Promise<LaunchPortal> {
    const environment = { ...process.env };
    const aws = await startLocalAws({ port: 0, launchMs: 300 });
    Object.assign(process.env, aws.env);
    const clients = {
      s3: new S3Client({ region: REGION }),
      catalog: new ServiceCatalogClient({ region: REGION }),
    };
    await clients.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    const { PortfolioDetail } = await clients.catalog.send(
      new CreatePortfolioCommand({
        DisplayName: 'Application patterns',
        ProviderName: 'platform',
      }),
    );
    const portal = await startPatternsBackend(
      {},
      { features, patterns: { launch } as never },
    );
    return new LaunchPortal(
      aws,
      portal,
      environment,
      clients,
      PortfolioDetail!.Id!,
    );
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await this.aws.stop();
    process.env = this.environment;
  }

  /** Publishes a template as a pattern, and as a product. */
  async publish(
    name: string,
    template = launchTemplate,
    version = '1.0.0',
  ): Promise<void> {
    const { portal } = this;
    const submitted = await portal.submit(name, version, {
      'template.yaml': template,
    });
    if (submitted.status >= 300) throw new Error(submitted.text);
    const { digest, releaseKey } = await portal.approve(name, version);
    const release = `/patterns/${name}/versions/${version}/release`;
    const task = { taskId: 'task-1' };
    await portal
      .post(`${release}/start`, { ...task, releaseKey }, callers.scaffolder)
      .expect(200);
    const publications = [
      { ...(await this.createProduct(name, template)), digest },
    ];
    await portal
      .post(`${release}/finish`, { ...task, publications }, callers.scaffolder)
      .expect(200);
  }

  /** Launches as somebody; the answer is the request's. */
  launch(
    name: string,
    body: object,
    as = callers.developer,
    version = '1.0.0',
  ) {
    const url = `/patterns/${name}/versions/${version}/launches`;
    return this.portal.post(url, body, as);
  }

  /** Waits until a launch is in a state; fails when it stays elsewhere. */
  async becomes(
    id: string,
    state: Launch['state'],
    as = callers.developer,
  ): Promise<Launch> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { body } = await this.portal.get(`/launches/${id}`, as);
      if (body.state === state) return body;
      if (Date.now() > deadline) {
        throw new Error(`${id} is not ${state}: ${JSON.stringify(body)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  /** Names of what Service Catalog has provisioned and not ended. */
  async provisioned() {
    const { ProvisionedProducts = [] } = await this.clients.catalog.send(
      new SearchProvisionedProductsCommand({}),
    );
    return ProvisionedProducts;
  }

  private async createProduct(name: string, template: string) {
    const { s3, catalog } = this.clients;
    const Key = `${name}.template`;
    await s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key, Body: template }),
    );
    const { ProductViewDetail, ProvisioningArtifactDetail } =
      await catalog.send(
        new CreateProductCommand({
          Name: `pattern/${name}`,
          Owner: 'platform',
          ProductType: 'CLOUD_FORMATION_TEMPLATE',
          ProvisioningArtifactParameters: {
            Name: '1.0.0',
            Info: {
              LoadTemplateFromURL: `https://${BUCKET}.s3.${REGION}.amazonaws.com/${Key}`,
            },
          },
        }),
      );
    const productId = ProductViewDetail!.ProductViewSummary!.ProductId!;
    await catalog.send(
      new AssociateProductWithPortfolioCommand({
        ProductId: productId,
        PortfolioId: this.portfolioId,
      }),
    );
    return {
      targetName: 'default',
      target: 'service-catalog',
      publishedAt: new Date().toISOString(),
      accountId: '123456789012',
      region: REGION,
      portfolioId: this.portfolioId,
      portfolioName: 'Application patterns',
      productId,
      artifactId: ProvisioningArtifactDetail!.Id!,
    };
  }
}
