import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateProductCommand,
  CreateProvisioningArtifactCommand,
  DeleteProductCommand,
  UpdateProductCommand,
} from '@aws-sdk/client-service-catalog';
import { ConfigReader } from '@backstage/config';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import {
  createGroup,
  expectOneProduct,
  requestOf,
  startLocalServiceCatalog,
  type LocalServiceCatalog,
} from '../__testUtils__/localServiceCatalog';
import { TargetClients } from '../aws/ReleaseClients';
import { createAwsClients, type AwsClients } from './AwsClients';
import { createServiceCatalogPublisher } from './createServiceCatalogPublisher';
import { productPolicy, type ProductScope } from './sessionPolicy';

const role = {
  arn: 'arn:aws:iam::123456789012:role/patterns-publisher',
  partition: 'aws',
  accountId: '123456789012',
};
const denied = { name: expect.stringMatching(/^AccessDenied/) };

describe('ServiceCatalogPublisher with the publisher’s role', () => {
  const environment = { ...process.env };
  const log = { info: jest.fn(), warn: jest.fn() };
  const access = AwsAccess.fromConfig(new ConfigReader({}), {
    name: 'tests',
    version: '0',
  });
  let catalog: LocalServiceCatalog;
  let others: { productId: string; templateUrl: string };

  const publish = (
    name: string,
    changes: Parameters<typeof requestOf>[1] = {},
  ) =>
    createServiceCatalogPublisher(access, {
      ...catalog.config,
      embedAttributes: true,
      role,
    }).publish(requestOf(name, changes), { log });

  beforeAll(async () => {
    catalog = await startLocalServiceCatalog();
    await createGroup(catalog, 'APO.DATA.PII');
    const { productId, templateUrl } = await publish('queue');
    others = { productId: productId!, templateUrl: templateUrl! };
  });
  afterAll(async () => {
    await catalog?.local.stop();
    process.env = environment;
  });

  /** What a release of `topic` could do with its credentials. */
  const asRelease = <T>(
    work: (clients: AwsClients) => Promise<T>,
    productId?: string,
  ) => {
    const config = { ...catalog.config, role };
    const clients = new TargetClients<ProductScope, AwsClients>({
      access,
      place: config,
      role,
      create: createAwsClients,
      policyOf: (scope, of) => productPolicy(config, of, scope),
    });
    const release = { patternName: 'topic', version: '1.0.0' };
    return clients.use({ ...release, productId }, work);
  };

  it('publishes a first and a later version with what the policies allow', async () => {
    const attributes = { Data: ['PII'] };
    const first = await publish('topic', { attributes });
    const second = await publish('topic', {
      attributes,
      version: '1.1.0',
      title: 'Another',
      previous: [first],
    });
    expect(second.productId).toBe(first.productId);
    await expectOneProduct(catalog, 'topic', ['1.0.0', '1.1.0']);
  });

  const make = (changes: object) =>
    new CreateProductCommand({
      Name: 'pattern/other',
      Owner: 'somebody',
      ProductType: 'CLOUD_FORMATION_TEMPLATE',
      ...changes,
    });
  const update = (Id: string) => new UpdateProductCommand({ Id, Owner: 'x' });

  it.each([
    ['without a tag', undefined],
    ['for another pattern', [{ Key: 'apo:pattern', Value: 'queue' }]],
  ])('can make no product %s', async (_, Tags) => {
    await expect(
      asRelease(({ serviceCatalog }) => serviceCatalog.send(make({ Tags }))),
    ).rejects.toMatchObject(denied);
  });

  it.each([undefined, 'prod-own'])(
    'can change no other product, with its own being %s',
    async own => {
      await expect(
        asRelease(
          ({ serviceCatalog }) => serviceCatalog.send(update(others.productId)),
          own,
        ),
      ).rejects.toMatchObject(denied);
      await expect(
        asRelease(
          ({ serviceCatalog }) =>
            serviceCatalog.send(
              new CreateProvisioningArtifactCommand({
                ProductId: others.productId,
                Parameters: {
                  Name: '9.9.9',
                  Type: 'CLOUD_FORMATION_TEMPLATE',
                  Info: { LoadTemplateFromURL: others.templateUrl },
                },
              }),
            ),
          own,
        ),
      ).rejects.toMatchObject(denied);
    },
  );

  it('can not delete even its own product', async () => {
    const { productId = '' } = await publish('topic-2');
    await expect(
      asRelease(
        ({ serviceCatalog }) =>
          serviceCatalog.send(new DeleteProductCommand({ Id: productId })),
        productId,
      ),
    ).rejects.toMatchObject(denied);
    await expectOneProduct(catalog, 'topic-2', ['1.0.0']);
  });

  it('can neither read nor write the templates of others', async () => {
    const Bucket = catalog.config.bucket;
    const Key = new URL(others.templateUrl).pathname.slice(1);
    const asS3 = (work: (s3: S3Client) => Promise<unknown>) =>
      asRelease(({ s3 }) => work(s3));
    await expect(
      asS3(s3 => s3.send(new GetObjectCommand({ Bucket, Key }))),
    ).rejects.toMatchObject(denied);
    await expect(
      asS3(s3 =>
        s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from('x') })),
      ),
    ).rejects.toMatchObject(denied);
    const own = 'templates/topic/9.9.9/x.template';
    await asS3(s3 =>
      s3.send(
        new PutObjectCommand({ Bucket, Key: own, Body: Buffer.from('x') }),
      ),
    );
  });
});
