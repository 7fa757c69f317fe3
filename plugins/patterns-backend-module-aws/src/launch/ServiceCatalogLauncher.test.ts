import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AssociateProductWithPortfolioCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { ConfigReader } from '@backstage/config';
import {
  AwsAccess,
  LaunchError,
  type LaunchPlace,
  type LaunchRecord,
} from '@apo/backstage-plugin-patterns-node';
import { startLocalAws, type LocalAws } from '@apo/local-aws';
import { sessionName } from './assumeLaunchRole';
import { LaunchClients } from './LaunchClients';
import { readLaunchConfig } from './LaunchConfig';
import { launchTags } from './launchTags';
import { ServiceCatalogLauncher } from './ServiceCatalogLauncher';

jest.setTimeout(60_000);

const region = 'eu-west-1';
const roleArn = 'arn:aws:iam::444455556666:role/patterns-launcher';
const signal = () => AbortSignal.timeout(10_000);

describe('the launcher of Service Catalog', () => {
  const environment = { ...process.env };
  let aws: LocalAws;
  let place: LaunchPlace;

  beforeEach(async () => {
    aws = await startLocalAws({ port: 0, launchMs: 1_000 });
    Object.assign(process.env, aws.env);
    place = await publish();
  });
  afterEach(async () => {
    await aws.stop();
    process.env = { ...environment };
  });

  async function publish(): Promise<LaunchPlace> {
    const s3 = new S3Client({ region });
    const catalog = new ServiceCatalogClient({ region });
    await s3.send(new CreateBucketCommand({ Bucket: 'launched' }));
    await s3.send(
      new PutObjectCommand({
        Bucket: 'launched',
        Key: 'a.template',
        Body: 'Parameters: {Team: {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {Team: {Value: !Ref Team}}',
      }),
    );
    const url = `https://launched.s3.${region}.amazonaws.com/a.template`;
    const product = await catalog.send(
      new CreateProductCommand({
        Name: 'a',
        Owner: 'platform',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: { Info: { LoadTemplateFromURL: url } },
      }),
    );
    const { PortfolioDetail } = await catalog.send(
      new CreatePortfolioCommand({ DisplayName: 'P', ProviderName: 'x' }),
    );
    const productId = product.ProductViewDetail!.ProductViewSummary!.ProductId!;
    await catalog.send(
      new AssociateProductWithPortfolioCommand({
        ProductId: productId,
        PortfolioId: PortfolioDetail!.Id,
      }),
    );
    return {
      targetName: 'default',
      accountId: '123456789012',
      region,
      productId,
      artifactId: product.ProvisioningArtifactDetail!.Id!,
      portfolioName: 'P',
    };
  }

  function create(launch: object = {}) {
    const config = new ConfigReader({
      patterns: { launch: { enabled: true, ...launch } },
    });
    const access = AwsAccess.fromConfig(config, { name: 'test', version: '1' });
    return new ServiceCatalogLauncher(
      new LaunchClients({ access, config: readLaunchConfig(config)! }),
    );
  }

  const aLaunch = (changes: Partial<LaunchRecord> = {}): LaunchRecord => ({
    id: 'launch-1',
    kind: 'product',
    patternName: 'a',
    version: '1.0.0',
    name: 'mine',
    state: 'starting',
    launchedBy: 'user:default/ann',
    launchedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    targetName: 'default',
    accountId: '123456789012',
    region,
    ...changes,
  });
  const parameters = [{ key: 'Team', value: 'orders' }];
  const pass = () => new Promise(resolve => setTimeout(resolve, 1_100));

  it.each([
    ['its own credentials', {}, '123456789012'],
    ['a role', { roleArn }, '444455556666'],
    [
      'a role of the target',
      { targets: [{ name: 'default', roleArn }] },
      '444455556666',
    ],
  ])('launches and ends with %s', async (_, config, accountId) => {
    const launcher = create(config);
    expect(launcher.accountOf(place)).toBe(accountId);
    expect(await launcher.isTaken(place, 'mine')).toBe(false);
    const launch = aLaunch();
    const order = { launch, place, parameters };
    const ordered = await launcher.provision(order, signal());
    expect(await launcher.provision(order, signal())).toEqual(ordered);
    expect(await launcher.isTaken(place, 'mine')).toBe(true);
    const running = aLaunch(ordered);
    expect(await launcher.look(running)).toEqual({ state: 'busy' });
    await pass();
    expect((await launcher.look(running)).state).toBe('available');
    expect(await launcher.outputs(running)).toEqual([
      { key: 'Team', value: 'orders' },
    ]);
    const recordId = await launcher.terminate(running, 'end-1');
    expect(await launcher.terminate(running, 'end-1')).toBe(recordId);
    await pass();
    const ended = aLaunch({ ...ordered, recordId });
    expect(await launcher.look(ended)).toEqual({ state: 'gone' });
    expect(await launcher.terminate(running, 'end-2')).toBeUndefined();
  });

  it('finds its own order and not that of another', async () => {
    const launcher = create();
    expect(await launcher.find(aLaunch())).toBeUndefined();
    const ordered = await launcher.provision(
      { launch: aLaunch(), place, parameters },
      signal(),
    );
    expect(await launcher.find(aLaunch())).toMatchObject(ordered);
    expect(await launcher.find(aLaunch({ id: 'launch-2' }))).toBeUndefined();
  });

  it('says whether a refusal is about the name, or may have been heard', async () => {
    const launcher = create();
    const order = (id: string) =>
      launcher
        .provision({ launch: aLaunch({ id }), place, parameters }, signal())
        .catch((error: LaunchError) => error);
    await order('launch-1');
    expect(await order('launch-2')).toMatchObject({
      name: 'LaunchError',
      field: 'name',
      retryable: false,
      message: expect.stringContaining('choose another name'),
    });
    aws.faults.add({ kind: 'error', operation: 'ProvisionProduct', times: 9 });
    expect(await order('launch-3')).toMatchObject({ retryable: true });
  });

  it('names one portfolio of several, or refuses', async () => {
    const launcher = create();
    const catalog = new ServiceCatalogClient({ region });
    const { PortfolioDetail } = await catalog.send(
      new CreatePortfolioCommand({ DisplayName: 'Q', ProviderName: 'x' }),
    );
    await catalog.send(
      new AssociateProductWithPortfolioCommand({
        ProductId: place.productId,
        PortfolioId: PortfolioDetail!.Id,
      }),
    );
    const order = { launch: aLaunch(), parameters };
    await expect(
      launcher.provision(
        { ...order, place: { ...place, portfolioName: 'R' } },
        signal(),
      ),
    ).rejects.toThrow('can be launched through 2 portfolios');
    const { recordId } = await launcher.provision(
      { ...order, place },
      signal(),
    );
    expect(recordId).toMatch(/^rec-/);
  });
});

it('tags and sessions take what STS and Service Catalog take', () => {
  const launchedBy = 'user:default/ann.o"hara#1';
  expect(
    launchTags({ patternName: 'a', version: '1.0.0+x', launchedBy }),
  ).toEqual([
    { Key: 'apo:pattern', Value: 'a' },
    { Key: 'apo:version', Value: '1.0.0+x' },
    { Key: 'apo:launched-by', Value: 'user:default/ann.o_hara_1' },
  ]);
  expect(sessionName(launchedBy)).toBe('launch-user-default-ann.o-hara-1');
  expect(sessionName('x'.repeat(100))).toHaveLength(64);
});

it('a target without a role is refused', () => {
  const launch = { enabled: true, targets: [{ name: 'us' }] };
  expect(() =>
    readLaunchConfig(new ConfigReader({ patterns: { launch } })),
  ).toThrow('patterns.launch.targets[0].roleArn is missing');
});
