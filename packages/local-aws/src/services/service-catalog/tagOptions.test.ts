import {
  AssociateTagOptionWithResourceCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  CreateTagOptionCommand,
  DeleteTagOptionCommand,
  DescribeProductAsAdminCommand,
  DescribeTagOptionCommand,
  DisassociateTagOptionFromResourceCommand,
  DuplicateResourceException,
  LimitExceededException,
  ListResourcesForTagOptionCommand,
  ListTagOptionsCommand,
  ListTagOptionsCommandInput,
  ResourceInUseException,
  ResourceNotFoundException,
  ServiceCatalogClient,
  UpdateTagOptionCommand,
} from '@aws-sdk/client-service-catalog';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';
import { uploadTemplate } from '../../__testUtils__/templates';

describe('the tag options of the local Service Catalog', () => {
  let localAws: LocalAws;
  let client: ServiceCatalogClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).serviceCatalog;
  });

  afterEach(() => localAws.stop());

  async function createTagOption(Key = 'cost', Value = 'low') {
    const { TagOptionDetail } = await client.send(
      new CreateTagOptionCommand({ Key, Value }),
    );
    return TagOptionDetail?.Id ?? '';
  }

  async function createProduct() {
    const url = await uploadTemplate(localClients(localAws.endpoint).s3);
    const { ProductViewDetail } = await client.send(
      new CreateProductCommand({
        Name: 'network',
        Owner: 'platform',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: { Info: { LoadTemplateFromURL: url } },
      }),
    );
    return ProductViewDetail?.ProductViewSummary?.ProductId ?? '';
  }

  async function createPortfolio() {
    const { PortfolioDetail } = await client.send(
      new CreatePortfolioCommand({ DisplayName: 'p', ProviderName: 'me' }),
    );
    return PortfolioDetail?.Id ?? '';
  }

  const associate = (ResourceId: string, TagOptionId: string) =>
    client.send(
      new AssociateTagOptionWithResourceCommand({ ResourceId, TagOptionId }),
    );

  const disassociate = (ResourceId: string, TagOptionId: string) =>
    client.send(
      new DisassociateTagOptionFromResourceCommand({ ResourceId, TagOptionId }),
    );

  const deleteTagOption = (Id: string) =>
    client.send(new DeleteTagOptionCommand({ Id }));

  const list = (input: ListTagOptionsCommandInput = {}) =>
    client.send(new ListTagOptionsCommand(input));

  it('makes and changes tag options, whose key and value are unique', async () => {
    const Id = await createTagOption('cost', 'low');
    await createTagOption('cost', 'high');
    await expect(createTagOption('cost', 'low')).rejects.toThrow(
      DuplicateResourceException,
    );
    await expect(
      client.send(new UpdateTagOptionCommand({ Id, Value: 'high' })),
    ).rejects.toThrow(DuplicateResourceException);
    await client.send(
      new UpdateTagOptionCommand({ Id, Value: 'medium', Active: false }),
    );
    const { TagOptionDetail } = await client.send(
      new DescribeTagOptionCommand({ Id }),
    );
    expect(TagOptionDetail).toMatchObject({
      Key: 'cost',
      Value: 'medium',
      Active: false,
    });
  });

  it('filters by key, value and whether it is active', async () => {
    const Id = await createTagOption('cost', 'low');
    await createTagOption('cost', 'high');
    await createTagOption('team', 'low');
    await client.send(new UpdateTagOptionCommand({ Id, Active: false }));
    const found = async (Filters: ListTagOptionsCommandInput['Filters']) =>
      (await list({ Filters })).TagOptionDetails?.map(
        ({ Key, Value }) => `${Key}=${Value}`,
      );
    expect(await found({ Key: 'cost' })).toEqual(['cost=low', 'cost=high']);
    expect(await found({ Value: 'low' })).toEqual(['cost=low', 'team=low']);
    expect(await found({ Key: 'cost', Active: true })).toEqual(['cost=high']);
    expect(await found({ Active: false })).toEqual(['cost=low']);
  });

  it('lists up to 20 at a time', async () => {
    for (let i = 0; i < 22; i += 1) await createTagOption(`key-${i}`);
    const first = await list({ PageSize: 20 });
    const second = await list({ PageToken: first.PageToken });
    expect(first.TagOptionDetails).toHaveLength(20);
    expect(second.TagOptionDetails).toHaveLength(2);
    expect(second.PageToken).toBeUndefined();
    await expect(list({ PageSize: 21 })).rejects.toThrow(
      /less than or equal to 20/,
    );
  });

  it('shows the tag options of a product, and what carries one', async () => {
    const ProductId = await createProduct();
    const PortfolioId = await createPortfolio();
    const TagOptionId = await createTagOption();
    await associate(ProductId, TagOptionId);
    await associate(PortfolioId, TagOptionId);
    await expect(associate(ProductId, TagOptionId)).rejects.toThrow(
      DuplicateResourceException,
    );
    const { TagOptions } = await client.send(
      new DescribeProductAsAdminCommand({ Id: ProductId }),
    );
    expect(TagOptions).toMatchObject([{ Id: TagOptionId, Value: 'low' }]);
    const products = await client.send(
      new ListResourcesForTagOptionCommand({
        TagOptionId,
        ResourceType: 'Product',
      }),
    );
    expect(products.ResourceDetails?.map(r => r.Id)).toEqual([ProductId]);
    await disassociate(ProductId, TagOptionId);
    const left = await client.send(
      new ListResourcesForTagOptionCommand({ TagOptionId }),
    );
    expect(left.ResourceDetails?.map(r => r.Id)).toEqual([PortfolioId]);
  });

  it('deletes a tag option that nothing carries', async () => {
    const PortfolioId = await createPortfolio();
    const TagOptionId = await createTagOption();
    await associate(PortfolioId, TagOptionId);
    await expect(deleteTagOption(TagOptionId)).rejects.toThrow(
      ResourceInUseException,
    );
    await disassociate(PortfolioId, TagOptionId);
    await deleteTagOption(TagOptionId);
    await expect(deleteTagOption(TagOptionId)).rejects.toThrow(
      ResourceNotFoundException,
    );
    expect((await list()).TagOptionDetails).toEqual([]);
  });

  it('has room for 25 values of a key', async () => {
    for (let i = 0; i < 25; i += 1) await createTagOption('cost', `${i}`);
    await expect(createTagOption('cost', '25')).rejects.toThrow(
      LimitExceededException,
    );
    await createTagOption('team', '25');
  });

  it('puts up to 25 tag options on a resource', async () => {
    const PortfolioId = await createPortfolio();
    for (let i = 0; i < 25; i += 1) {
      await associate(PortfolioId, await createTagOption(`key-${i}`));
    }
    await expect(
      associate(PortfolioId, await createTagOption('one-more')),
    ).rejects.toThrow(LimitExceededException);
  });
});
