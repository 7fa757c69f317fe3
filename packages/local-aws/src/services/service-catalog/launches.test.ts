import {
  AssociateProductWithPortfolioCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  DescribeProvisionedProductCommand,
  DescribeProvisioningParametersCommand,
  DescribeRecordCommand,
  DuplicateResourceException,
  GetProvisionedProductOutputsCommand,
  InvalidParametersException,
  ListLaunchPathsCommand,
  ProvisionProductCommand,
  ResourceNotFoundException,
  SearchProvisionedProductsCommand,
  TerminateProvisionedProductCommand,
  UpdateProvisioningArtifactCommand,
  type ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';
import { uploadTemplate } from '../../__testUtils__/templates';

const TEMPLATE = `
Parameters:
  Team: {Type: String, AllowedPattern: '[a-z]+', Description: Whose it is}
  Size: {Type: Number, Default: 2, MaxValue: 9}
  Zones: {Type: CommaDelimitedList, Default: 'a,b', AllowedValues: [a, b, c]}
  Password: {Type: String, NoEcho: true, Default: none}
Conditions:
  IsBig: !Not [!Equals [!Ref Size, '2']]
Resources:
  Topic: {Type: AWS::SNS::Topic}
Outputs:
  Arn: {Value: !GetAtt Topic.Arn}
  Text:
    Description: All of it
    Value: !Sub ['\${Team}-\${Size}-\${AWS::Region}-\${Own}', {Own: !Select [1, !Ref Zones]}]
  Zones: {Value: !Join ['|', !Split [',', 'x,y']]}
  Big: {Condition: IsBig, Value: !If [IsBig, yes it is, no]}
`;

describe('launches of the local Service Catalog', () => {
  let localAws: LocalAws;
  let client: ServiceCatalogClient;
  let names: { ProductId: string; ProvisioningArtifactId: string };

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0, launchMs: 150 });
    const clients = localClients(localAws.endpoint);
    client = clients.serviceCatalog;
    const url = await uploadTemplate(clients.s3, 'topic.template', TEMPLATE);
    const product = await client.send(
      new CreateProductCommand({
        Name: 'topic',
        Owner: 'platform',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: {
          Name: '1.0.0',
          Info: { LoadTemplateFromURL: url },
        },
      }),
    );
    names = {
      ProductId: product.ProductViewDetail!.ProductViewSummary!.ProductId!,
      ProvisioningArtifactId: product.ProvisioningArtifactDetail!.Id!,
    };
  });
  afterEach(() => localAws.stop());

  async function addToPortfolio(DisplayName = 'Patterns') {
    const { PortfolioDetail } = await client.send(
      new CreatePortfolioCommand({ DisplayName, ProviderName: 'platform' }),
    );
    await client.send(
      new AssociateProductWithPortfolioCommand({
        ProductId: names.ProductId,
        PortfolioId: PortfolioDetail!.Id,
      }),
    );
  }

  const provision = (name = 'mine', more: object = {}) =>
    client.send(
      new ProvisionProductCommand({
        ...names,
        ProvisionedProductName: name,
        ProvisioningParameters: [{ Key: 'Team', Value: 'orders' }],
        ProvisionToken: 'token-1',
        ...more,
      }),
    );

  const describe1 = async (Name = 'mine') =>
    (await client.send(new DescribeProvisionedProductCommand({ Name })))
      .ProvisionedProductDetail!;

  const pass = () => new Promise(resolve => setTimeout(resolve, 200));

  it('go from under change to available, with outputs', async () => {
    await addToPortfolio();
    const { RecordDetail } = await provision();
    expect(RecordDetail).toMatchObject({
      Status: 'IN_PROGRESS',
      RecordType: 'PROVISION_PRODUCT',
      ProvisionedProductName: 'mine',
    });
    expect(await describe1()).toMatchObject({
      Status: 'UNDER_CHANGE',
      IdempotencyToken: 'token-1',
      LastRecordId: RecordDetail!.RecordId,
    });
    await pass();
    expect(await describe1()).toMatchObject({ Status: 'AVAILABLE' });
    const record = await client.send(
      new DescribeRecordCommand({ Id: RecordDetail!.RecordId }),
    );
    expect(record.RecordDetail?.Status).toBe('SUCCEEDED');
    const stack = `SC-123456789012-${RecordDetail!.ProvisionedProductId}`;
    expect(record.RecordOutputs).toEqual([
      {
        OutputKey: 'Arn',
        OutputValue: `arn:aws:sns:eu-west-1:123456789012:${stack}-Topic`,
      },
      {
        OutputKey: 'Text',
        OutputValue: 'orders-2-eu-west-1-b',
        Description: 'All of it',
      },
      { OutputKey: 'Zones', OutputValue: 'x|y' },
    ]);
    const { Outputs } = await client.send(
      new GetProvisionedProductOutputsCommand({
        ProvisionedProductName: 'mine',
        OutputKeys: ['Zones'],
      }),
    );
    expect(Outputs).toEqual([{ OutputKey: 'Zones', OutputValue: 'x|y' }]);
  });

  it('are one, however often a token comes, and under one name', async () => {
    await addToPortfolio();
    const [first, second] = [await provision(), await provision()];
    expect(second.RecordDetail).toEqual(first.RecordDetail);
    await expect(
      provision('mine', { ProvisionToken: 'token-2' }),
    ).rejects.toThrow(DuplicateResourceException);
    const { ProvisionedProducts } = await client.send(
      new SearchProvisionedProductsCommand({
        AccessLevelFilter: { Key: 'Role', Value: 'self' },
        Filters: { SearchQuery: ['idempotencyToken:token-1'] },
      }),
    );
    expect(ProvisionedProducts?.map(({ Name }) => Name)).toEqual(['mine']);
  });

  it('end, and give their name back', async () => {
    await addToPortfolio();
    await provision();
    const end = () =>
      client.send(
        new TerminateProvisionedProductCommand({
          ProvisionedProductName: 'mine',
          TerminateToken: 'end-1',
        }),
      );
    await expect(end()).rejects.toThrow(InvalidParametersException);
    await pass();
    const { RecordDetail } = await end();
    expect(RecordDetail?.RecordType).toBe('TERMINATE_PROVISIONED_PRODUCT');
    expect(await describe1()).toMatchObject({ Status: 'UNDER_CHANGE' });
    await pass();
    await expect(describe1()).rejects.toThrow(ResourceNotFoundException);
    await provision('mine', { ProvisionToken: 'token-2' });
  });

  it.each([
    [[], 'Parameters: [Team] must have values'],
    [[{ Key: 'No', Value: 'x' }], 'Parameters: [No] do not exist'],
    [[{ Key: 'Team', Value: 'A' }], "Parameter 'Team' must match pattern"],
    [[{ Key: 'Size', Value: 'x' }], "Parameter 'Size' must be a number"],
    [[{ Key: 'Size', Value: '10' }], "Parameter 'Size' must be a number not"],
    [[{ Key: 'Zones', Value: 'a,d' }], "Parameter 'Zones' must be one of"],
  ])('are refused with %j', async (others, message) => {
    await addToPortfolio();
    const team = others.some(({ Key }) => Key === 'Team') || !others.length;
    const given = team ? others : [{ Key: 'Team', Value: 'a' }, ...others];
    await expect(
      provision('mine', { ProvisioningParameters: given }),
    ).rejects.toThrow(message);
  });

  it('go one way through a portfolio', async () => {
    await expect(provision()).rejects.toThrow('No launch paths found');
    await addToPortfolio();
    await addToPortfolio('Others');
    const { LaunchPathSummaries: paths = [] } = await client.send(
      new ListLaunchPathsCommand({ ProductId: names.ProductId }),
    );
    expect(paths.map(({ Name }) => Name)).toEqual(['Patterns', 'Others']);
    await expect(provision()).rejects.toThrow('2 launch paths');
    const { RecordDetail } = await provision('mine', { PathId: paths[1].Id });
    expect(RecordDetail?.PathId).toBe(paths[1].Id);
    await provision('other', { PathName: 'Others', ProvisionToken: 'token-2' });
  });

  it('say what they need', async () => {
    await addToPortfolio();
    const { ProvisioningArtifactParameters: parameters } = await client.send(
      new DescribeProvisioningParametersCommand(names),
    );
    expect(parameters?.[0]).toMatchObject({
      ParameterKey: 'Team',
      ParameterType: 'String',
      IsNoEcho: false,
      Description: 'Whose it is',
      ParameterConstraints: { AllowedPattern: '[a-z]+' },
    });
    expect(parameters?.[3]).toMatchObject({ IsNoEcho: true });
  });

  it('of a deprecated or retired version are refused', async () => {
    await addToPortfolio();
    const update = (change: object) =>
      client.send(
        new UpdateProvisioningArtifactCommand({ ...names, ...change }),
      );
    await update({ Guidance: 'DEPRECATED' });
    await expect(provision()).rejects.toThrow('is deprecated');
    await update({ Guidance: 'DEFAULT', Active: false });
    await expect(provision()).rejects.toThrow(ResourceNotFoundException);
  });

  it('fail under a name that asks for it', async () => {
    await addToPortfolio();
    const { RecordDetail } = await provision('it-must-fail');
    await pass();
    const product = await describe1('it-must-fail');
    expect(product).toMatchObject({
      Status: 'ERROR',
      StatusMessage: expect.stringContaining('failed to create'),
    });
    const record = await client.send(
      new DescribeRecordCommand({ Id: RecordDetail!.RecordId }),
    );
    expect(record.RecordDetail?.RecordErrors).toHaveLength(1);
    expect(record.RecordOutputs).toEqual([]);
  });
});
