import {
  AssociateProductWithPortfolioCommand,
  AssociateTagOptionWithResourceCommand,
  CreateConstraintCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  CreateProvisioningArtifactCommand,
  CreateTagOptionCommand,
  DeleteConstraintCommand,
  DeletePortfolioCommand,
  DeleteProductCommand,
  DeleteProvisioningArtifactCommand,
  DescribeConstraintCommand,
  DescribePortfolioCommand,
  DescribeProductAsAdminCommand,
  DescribeProvisioningArtifactCommand,
  DisassociateProductFromPortfolioCommand,
  DuplicateResourceException,
  InvalidParametersException,
  LimitExceededException,
  ListConstraintsForPortfolioCommand,
  ListPortfoliosCommand,
  ListPortfoliosForProductCommand,
  ListProvisioningArtifactsCommand,
  ListServiceActionsCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  SearchProductsAsAdminCommand,
  ServiceCatalogClient,
  UpdateProductCommand,
  UpdateProvisioningArtifactCommand,
} from '@aws-sdk/client-service-catalog';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';
import { uploadTemplate } from '../../__testUtils__/templates';

describe('the local Service Catalog', () => {
  let localAws: LocalAws;
  let client: ServiceCatalogClient;
  let templateUrl: string;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0 });
    const clients = localClients(localAws.endpoint);
    client = clients.serviceCatalog;
    templateUrl = await uploadTemplate(clients.s3);
  });

  afterEach(() => localAws.stop());

  const artifact = (name: string, url = templateUrl) => ({
    Name: name,
    Description: `Version ${name}`,
    Info: { LoadTemplateFromURL: url },
  });

  const product = (name: string, more = {}) =>
    new CreateProductCommand({
      Name: name,
      Owner: 'platform',
      ProductType: 'CLOUD_FORMATION_TEMPLATE',
      ProvisioningArtifactParameters: artifact('1.0.0'),
      ...more,
    });

  async function createProduct(name = 'network', more = {}) {
    const output = await client.send(product(name, more));
    return {
      ProductId: output.ProductViewDetail?.ProductViewSummary?.ProductId ?? '',
      ArtifactId: output.ProvisioningArtifactDetail?.Id ?? '',
    };
  }

  async function createPortfolio(DisplayName = 'Application patterns') {
    const { PortfolioDetail } = await client.send(
      new CreatePortfolioCommand({ DisplayName, ProviderName: 'platform' }),
    );
    return PortfolioDetail?.Id ?? '';
  }

  async function createTagOption(Key = 'cost', Value = 'low') {
    const { TagOptionDetail } = await client.send(
      new CreateTagOptionCommand({ Key, Value }),
    );
    return TagOptionDetail?.Id ?? '';
  }

  const launch = (PortfolioId: string, ProductId: string, more = {}) =>
    new CreateConstraintCommand({
      PortfolioId,
      ProductId,
      Type: 'LAUNCH',
      Parameters: '{"LocalRoleName":"PatternLaunch"}',
      ...more,
    });

  const associate = (PortfolioId: string, ProductId: string) =>
    client.send(
      new AssociateProductWithPortfolioCommand({ PortfolioId, ProductId }),
    );

  describe('products', () => {
    it('describes a product by id and by name, with versions, tags and tag options', async () => {
      const { ProductId, ArtifactId } = await createProduct('network', {
        Description: 'A network',
        Tags: [{ Key: 'managed', Value: 'true' }],
      });
      const TagOptionId = await createTagOption();
      await client.send(
        new AssociateTagOptionWithResourceCommand({
          ResourceId: ProductId,
          TagOptionId,
        }),
      );

      const byId = await client.send(
        new DescribeProductAsAdminCommand({ Id: ProductId }),
      );
      const byName = await client.send(
        new DescribeProductAsAdminCommand({ Name: 'network' }),
      );

      expect(ProductId).toMatch(/^prod-[a-z2-7]{13}$/);
      expect(ArtifactId).toMatch(/^pa-[a-z2-7]{13}$/);
      expect(byId.ProductViewDetail).toMatchObject({
        Status: 'AVAILABLE',
        ProductARN: `arn:aws:catalog:eu-west-1:123456789012:product/${ProductId}`,
        CreatedTime: expect.any(Date),
        ProductViewSummary: { Name: 'network', ShortDescription: 'A network' },
      });
      expect(byId.ProvisioningArtifactSummaries).toEqual([
        expect.objectContaining({ Id: ArtifactId, Name: '1.0.0' }),
      ]);
      expect(byId.Tags).toEqual([{ Key: 'managed', Value: 'true' }]);
      expect(byId.TagOptions).toEqual([
        expect.objectContaining({ Id: TagOptionId, Key: 'cost', Value: 'low' }),
      ]);
      expect(byName.ProductViewDetail).toEqual(byId.ProductViewDetail);
    });

    it('answers ResourceNotFoundException for an unknown product', async () => {
      await expect(
        client.send(new DescribeProductAsAdminCommand({ Name: 'nothing' })),
      ).rejects.toThrow(ResourceNotFoundException);
    });

    it('changes attributes and tags', async () => {
      const { ProductId } = await createProduct('network', {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '1' },
        ],
      });
      const output = await client.send(
        new UpdateProductCommand({
          Id: ProductId,
          Description: 'New',
          AddTags: [{ Key: 'a', Value: '2' }],
          RemoveTags: ['b'],
        }),
      );
      expect(output.ProductViewDetail?.ProductViewSummary).toMatchObject({
        Name: 'network',
        ShortDescription: 'New',
      });
      expect(output.Tags).toEqual([{ Key: 'a', Value: '2' }]);
    });

    it('repeats the first answer to an idempotency token', async () => {
      const IdempotencyToken = 'p-1';
      const first = await client.send(product('network', { IdempotencyToken }));
      const again = await client.send(product('network', { IdempotencyToken }));
      const { ProductViewDetails } = await client.send(
        new SearchProductsAsAdminCommand({}),
      );
      expect(again.ProductViewDetail).toEqual(first.ProductViewDetail);
      expect(again.ProvisioningArtifactDetail).toEqual(
        first.ProvisioningArtifactDetail,
      );
      expect(ProductViewDetails).toHaveLength(1);
    });

    it('refuses an idempotency token for a different request', async () => {
      const IdempotencyToken = 'p-1';
      await client.send(product('network', { IdempotencyToken }));
      await expect(
        client.send(product('other', { IdempotencyToken })),
      ).rejects.toThrow(InvalidParametersException);
    });

    it('makes two products of one name, as AWS does', async () => {
      const first = await createProduct('network');
      const second = await createProduct('network');
      expect(second.ProductId).not.toBe(first.ProductId);
    });

    it('pages through a search, and keeps its place when products come and go', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 5; i++) {
        ids.push((await createProduct(`p${i}`)).ProductId);
      }
      const first = await client.send(
        new SearchProductsAsAdminCommand({ PageSize: 2 }),
      );
      await client.send(new DeleteProductCommand({ Id: ids[0] }));
      const second = await client.send(
        new SearchProductsAsAdminCommand({
          PageSize: 3,
          PageToken: first.NextPageToken,
        }),
      );
      const names = second.ProductViewDetails?.map(
        view => view.ProductViewSummary?.Name,
      );
      expect(names).toEqual(['p2', 'p3', 'p4']);
      expect(second.NextPageToken).toBeUndefined();
    });

    it('searches by text, owner and portfolio', async () => {
      const { ProductId } = await createProduct('network');
      await createProduct('database', { Owner: 'data' });
      const PortfolioId = await createPortfolio();
      await associate(PortfolioId, ProductId);
      const search = async (input: object) =>
        (
          await client.send(new SearchProductsAsAdminCommand(input))
        ).ProductViewDetails?.map(view => view.ProductViewSummary?.Name);
      expect(await search({ Filters: { FullTextSearch: ['NETW'] } })).toEqual([
        'network',
      ]);
      expect(await search({ Filters: { Owner: ['data'] } })).toEqual([
        'database',
      ]);
      expect(await search({ PortfolioId })).toEqual(['network']);
    });

    it.each([{ PageSize: 21 }, { PageToken: 'made up' }])(
      'refuses the page %p',
      async input => {
        await expect(
          client.send(new SearchProductsAsAdminCommand(input)),
        ).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
      },
    );

    it('keeps a product that is in a portfolio', async () => {
      const { ProductId } = await createProduct();
      const PortfolioId = await createPortfolio();
      await associate(PortfolioId, ProductId);
      await expect(
        client.send(new DeleteProductCommand({ Id: ProductId })),
      ).rejects.toThrow(ResourceInUseException);
      await client.send(
        new DisassociateProductFromPortfolioCommand({ ProductId, PortfolioId }),
      );
      await client.send(new DeleteProductCommand({ Id: ProductId }));
      await expect(
        client.send(new DescribeProductAsAdminCommand({ Id: ProductId })),
      ).rejects.toThrow(ResourceNotFoundException);
    });
  });

  describe('templates', () => {
    const create = (url: string) =>
      client.send(
        product('network', {
          ProvisioningArtifactParameters: artifact('1.0.0', url),
        }),
      );
    const upload = (body: string) =>
      uploadTemplate(localClients(localAws.endpoint).s3, 'other', body);

    it('takes a path-style URL', async () => {
      const output = await create(
        'https://s3.eu-west-1.amazonaws.com/templates/network/1.0.0.template',
      );
      expect(output.ProvisioningArtifactDetail?.Name).toBe('1.0.0');
    });

    it.each([
      'https://example.com/network.template',
      'http://templates.s3.eu-west-1.amazonaws.com/network/1.0.0.template',
      'https://templates.s3.eu-west-1.amazonaws.com/no/such.template',
      'https://nothing.s3.eu-west-1.amazonaws.com/network/1.0.0.template',
      'https://templates.s3.eu-west-1.amazonaws.com.example.com/network/1.0.0.template',
    ])('refuses %s, and makes no product', async url => {
      await expect(create(url)).rejects.toThrow(InvalidParametersException);
      const { ProductViewDetails } = await client.send(
        new SearchProductsAsAdminCommand({}),
      );
      expect(ProductViewDetails).toEqual([]);
    });

    it.each([
      ['no resources', 'Parameters: {}'],
      ['empty resources', '{"Resources": {}}'],
      ['a resource without a type', 'Resources: { A: { Properties: {} } }'],
      ['broken YAML', 'Resources: [unclosed'],
      ['plain text', 'hello'],
    ])('refuses a template with %s', async (_, body) => {
      await expect(create(await upload(body))).rejects.toThrow(
        /Invalid templateBody/,
      );
    });

    it('takes a JSON template', async () => {
      const url = await upload(
        '{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}',
      );
      await expect(create(url)).resolves.toBeDefined();
    });
  });

  describe('provisioning artifacts', () => {
    it('adds, deprecates, switches off and deletes versions', async () => {
      const { ProductId, ArtifactId } = await createProduct();
      const added = await client.send(
        new CreateProvisioningArtifactCommand({
          ProductId,
          Parameters: artifact('1.1.0'),
        }),
      );
      expect(added.Status).toBe('AVAILABLE');
      expect(added.Info).toEqual({ TemplateUrl: templateUrl });

      const updated = await client.send(
        new UpdateProvisioningArtifactCommand({
          ProductId,
          ProvisioningArtifactId: ArtifactId,
          Guidance: 'DEPRECATED',
          Active: false,
        }),
      );
      expect(updated.ProvisioningArtifactDetail).toMatchObject({
        Name: '1.0.0',
        Guidance: 'DEPRECATED',
        Active: false,
      });

      await client.send(
        new DeleteProvisioningArtifactCommand({
          ProductId,
          ProvisioningArtifactId: ArtifactId,
        }),
      );
      const { ProvisioningArtifactDetails } = await client.send(
        new ListProvisioningArtifactsCommand({ ProductId }),
      );
      expect(ProvisioningArtifactDetails?.map(a => a.Name)).toEqual(['1.1.0']);
      await expect(
        client.send(
          new DeleteProvisioningArtifactCommand({
            ProductId,
            ProvisioningArtifactId: added.ProvisioningArtifactDetail?.Id,
          }),
        ),
      ).rejects.toThrow(ResourceInUseException);
    });

    it('finds a version by the names of product and version', async () => {
      const { ArtifactId } = await createProduct();
      const output = await client.send(
        new DescribeProvisioningArtifactCommand({
          ProductName: 'network',
          ProvisioningArtifactName: '1.0.0',
        }),
      );
      expect(output.ProvisioningArtifactDetail?.Id).toBe(ArtifactId);
    });

    it('does not find a version under another product', async () => {
      const { ArtifactId } = await createProduct('network');
      const { ProductId } = await createProduct('database');
      await expect(
        client.send(
          new DescribeProvisioningArtifactCommand({
            ProductId,
            ProvisioningArtifactId: ArtifactId,
          }),
        ),
      ).rejects.toThrow(ResourceNotFoundException);
    });

    it('stops at 100 versions', async () => {
      const { ProductId } = await createProduct();
      const add = (name: string) =>
        client.send(
          new CreateProvisioningArtifactCommand({
            ProductId,
            Parameters: artifact(name),
          }),
        );
      for (let i = 1; i < 100; i++) await add(`1.${i}.0`);
      await expect(add('2.0.0')).rejects.toThrow(LimitExceededException);
    });
  });

  describe('portfolios', () => {
    it('lists and describes portfolios', async () => {
      const Id = await createPortfolio('One');
      await createPortfolio('Two');
      const list = await client.send(new ListPortfoliosCommand({}));
      const one = await client.send(new DescribePortfolioCommand({ Id }));
      expect(Id).toMatch(/^port-[a-z2-7]{13}$/);
      expect(list.PortfolioDetails?.map(p => p.DisplayName)).toEqual([
        'One',
        'Two',
      ]);
      expect(one.PortfolioDetail).toMatchObject({
        DisplayName: 'One',
        ProviderName: 'platform',
        CreatedTime: expect.any(Date),
      });
    });

    it('associates a product once, however often it is asked', async () => {
      const { ProductId } = await createProduct();
      const PortfolioId = await createPortfolio();
      await associate(PortfolioId, ProductId);
      await associate(PortfolioId, ProductId);
      const { PortfolioDetails } = await client.send(
        new ListPortfoliosForProductCommand({ ProductId }),
      );
      expect(PortfolioDetails?.map(p => p.Id)).toEqual([PortfolioId]);
      await expect(
        client.send(new DeletePortfolioCommand({ Id: PortfolioId })),
      ).rejects.toThrow(ResourceInUseException);
    });
  });

  describe('constraints', () => {
    it('needs the association', async () => {
      const { ProductId } = await createProduct();
      const PortfolioId = await createPortfolio();
      await expect(client.send(launch(PortfolioId, ProductId))).rejects.toThrow(
        ResourceNotFoundException,
      );
    });

    it('allows one launch constraint, and holds the association', async () => {
      const { ProductId } = await createProduct();
      const PortfolioId = await createPortfolio();
      await associate(PortfolioId, ProductId);
      const created = await client.send(launch(PortfolioId, ProductId));
      const Id = created.ConstraintDetail?.ConstraintId ?? '';
      await expect(client.send(launch(PortfolioId, ProductId))).rejects.toThrow(
        DuplicateResourceException,
      );
      await expect(
        client.send(
          new DisassociateProductFromPortfolioCommand({
            ProductId,
            PortfolioId,
          }),
        ),
      ).rejects.toThrow(ResourceInUseException);

      const listed = await client.send(
        new ListConstraintsForPortfolioCommand({ PortfolioId, ProductId }),
      );
      const described = await client.send(
        new DescribeConstraintCommand({ Id }),
      );
      expect(listed.ConstraintDetails).toEqual([created.ConstraintDetail]);
      expect(described.ConstraintParameters).toBe(
        '{"LocalRoleName":"PatternLaunch"}',
      );
      await client.send(new DeleteConstraintCommand({ Id }));
      await client.send(
        new DisassociateProductFromPortfolioCommand({ ProductId, PortfolioId }),
      );
    });

    it.each([
      '{}',
      'no json',
      '{"LocalRoleName":"a","RoleArn":"arn:aws:iam::123456789012:role/a"}',
      '{"RoleArn":"a"}',
      '{"Role":"a"}',
    ])('refuses the parameters %s', async Parameters => {
      const { ProductId } = await createProduct();
      const PortfolioId = await createPortfolio();
      await associate(PortfolioId, ProductId);
      await expect(
        client.send(launch(PortfolioId, ProductId, { Parameters })),
      ).rejects.toThrow(InvalidParametersException);
    });
  });

  describe('what is not there', () => {
    it('answers an operation that it does not have with an error', async () => {
      await expect(
        client.send(new ListServiceActionsCommand({})),
      ).rejects.toMatchObject({
        name: 'NotImplemented',
        $metadata: { httpStatusCode: 501 },
      });
    });

    it('answers a parameter that it would have to ignore with an error', async () => {
      const { ProductId } = await createProduct();
      await expect(
        client.send(
          new DescribeProductAsAdminCommand({
            Id: ProductId,
            SourcePortfolioId: 'port-1',
          }),
        ),
      ).rejects.toMatchObject({
        name: 'NotImplemented',
        message: expect.stringContaining('SourcePortfolioId'),
      });
    });
  });
});

describe('a slow Service Catalog', () => {
  it('shows a new version as CREATING before AVAILABLE', async () => {
    const localAws = await startLocalAws({ port: 0, artifactCreationMs: 300 });
    try {
      const { s3, serviceCatalog } = localClients(localAws.endpoint);
      const LoadTemplateFromURL = await uploadTemplate(s3);
      const { ProvisioningArtifactDetail } = await serviceCatalog.send(
        new CreateProductCommand({
          Name: 'network',
          Owner: 'platform',
          ProductType: 'CLOUD_FORMATION_TEMPLATE',
          ProvisioningArtifactParameters: { Info: { LoadTemplateFromURL } },
        }),
      );
      const status = async () =>
        (
          await serviceCatalog.send(
            new DescribeProvisioningArtifactCommand({
              ProductName: 'network',
              ProvisioningArtifactId: ProvisioningArtifactDetail?.Id,
            }),
          )
        ).Status;
      expect(await status()).toBe('CREATING');
      await new Promise(resolve => setTimeout(resolve, 350));
      expect(await status()).toBe('AVAILABLE');
    } finally {
      await localAws.stop();
    }
  });
});
