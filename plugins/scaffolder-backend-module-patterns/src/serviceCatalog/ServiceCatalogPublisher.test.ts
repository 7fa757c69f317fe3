import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateProductCommand,
  CreateProvisioningArtifactCommand,
  DescribeProductAsAdminCommand,
} from '@aws-sdk/client-service-catalog';
import {
  createTestPublisher,
  expectOneProduct,
  inspectProducts,
  requestOf,
  startLocalServiceCatalog,
  type LocalServiceCatalog,
} from '../__testUtils__/localServiceCatalog';

const sha256 = (bytes: Buffer) =>
  createHash('sha256').update(bytes).digest('hex');

describe('ServiceCatalogPublisher', () => {
  const environment = { ...process.env };
  const log = { info: jest.fn(), warn: jest.fn() };
  let catalog: LocalServiceCatalog;
  let patterns = 0;

  beforeAll(async () => {
    catalog = await startLocalServiceCatalog();
  });
  afterAll(async () => {
    await catalog?.local.stop();
    process.env = environment;
  });
  beforeEach(() => {
    log.info.mockReset();
    log.warn.mockReset();
    catalog.local.faults.clear();
  });

  const newPattern = () => `topic-${(patterns += 1)}`;

  it('publishes a first version as a product that can be launched', async () => {
    const name = newPattern();
    const request = requestOf(name);
    const { publisher } = createTestPublisher(catalog);
    const publication = await publisher.publish(request, { log });

    const product = await expectOneProduct(catalog, name, ['1.0.0']);
    expect(publication).toEqual({
      targetName: 'default',
      target: 'service-catalog',
      publishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      digest: request.digest,
      accountId: '123456789012',
      region: 'eu-west-1',
      portfolioId: catalog.portfolioId,
      portfolioName: 'Application patterns',
      productId: product.id,
      productName: `pattern/${name}`,
      artifactId: product.artifacts[0].Id,
      templateUrl: `https://patterns-templates.s3.eu-west-1.amazonaws.com/templates/${name}/1.0.0/${sha256(
        request.template,
      )}.template`,
    });
    expect(product.summary).toMatchObject({
      Owner: 'group:default/platform',
      ShortDescription: 'Topic: Sends messages',
      SupportEmail: 'platform@example.com',
    });
    expect(product.artifacts[0].Description).toBe(
      `sha256:${sha256(request.template)} First version`,
    );
    const { Tags } = await catalog.clients.serviceCatalog.send(
      new DescribeProductAsAdminCommand({ Id: product.id }),
    );
    expect(Tags).toEqual(
      expect.arrayContaining([
        { Key: 'apo:managed', Value: 'true' },
        { Key: 'apo:pattern', Value: name },
      ]),
    );
    const stored = await catalog.clients.s3.send(
      new GetObjectCommand({
        Bucket: 'patterns-templates',
        Key: new URL(publication.templateUrl!).pathname.slice(1),
      }),
    );
    expect(await stored.Body?.transformToString()).toBe(
      request.template.toString(),
    );
  });

  it('adds a later version to the same product and updates what it shows', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog);
    const first = await publisher.publish(requestOf(name), { log });
    const second = await publisher.publish(
      requestOf(name, {
        version: '1.1.0',
        description: 'Sends many messages',
        previous: [first],
      }),
      { log },
    );
    const product = await expectOneProduct(catalog, name, ['1.0.0', '1.1.0']);
    expect(second.productId).toBe(first.productId);
    expect(second.artifactId).toBe(product.artifacts[1].Id);
    expect(product.summary.ShortDescription).toBe('Topic: Sends many messages');
  });

  it('tells the same and makes nothing when it is repeated', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog);
    const first = await publisher.publish(requestOf(name), { log });
    expect(await publisher.publish(requestOf(name), { log })).toEqual(first);
    await expectOneProduct(catalog, name, ['1.0.0']);
  });

  it.each(['AccessDeniedException', 'InvalidParametersException'])(
    'does not take %s for an absent product',
    async code => {
      const name = newPattern();
      const { publisher } = createTestPublisher(catalog, {}, 1);
      await publisher.publish(requestOf(name), { log });
      catalog.local.faults.add({
        kind: 'error',
        operation: 'DescribeProductAsAdmin',
        status: 400,
        code,
        message: 'No.',
      });
      await expect(
        publisher.publish(requestOf(name, { version: '1.1.0' }), { log }),
      ).rejects.toThrow(
        new RegExp(`Could not look up the product .*${code}: No`),
      );
      await expectOneProduct(catalog, name, ['1.0.0']);
    },
  );

  it('refuses a product of the same name that is not ours', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog);
    const { templateUrl } = await publisher.publish(requestOf(newPattern()), {
      log,
    });
    await catalog.clients.serviceCatalog.send(
      new CreateProductCommand({
        Name: `pattern/${name}`,
        Owner: 'somebody',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        Tags: [{ Key: 'apo:managed', Value: 'true' }],
        ProvisioningArtifactParameters: {
          Name: 'v1',
          Info: { LoadTemplateFromURL: templateUrl! },
          Type: 'CLOUD_FORMATION_TEMPLATE',
        },
      }),
    );
    await expect(publisher.publish(requestOf(name), { log })).rejects.toThrow(
      `does not carry the tags apo:managed=true and apo:pattern=${name}`,
    );
    const products = await inspectProducts(catalog, `pattern/${name}`);
    expect(products.map(p => p.artifacts.length)).toEqual([1]);
  });

  it('refuses other content under a published version', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog);
    await publisher.publish(requestOf(name), { log });
    const template = Buffer.from(
      'Resources: { Queue: { Type: AWS::SQS::Queue } }',
    );
    await expect(
      publisher.publish(requestOf(name, { template }), { log }),
    ).rejects.toThrow(/a published version never changes: submit the content/);
    await expectOneProduct(catalog, name, ['1.0.0']);
  });

  it('refuses an object that was put under the template’s name', async () => {
    const name = newPattern();
    const request = requestOf(name);
    await catalog.clients.s3.send(
      new PutObjectCommand({
        Bucket: 'patterns-templates',
        Key: `templates/${name}/1.0.0/${sha256(request.template)}.template`,
        Body: 'Resources: { Evil: { Type: AWS::IAM::User } }',
      }),
    );
    const { publisher } = createTestPublisher(catalog);
    await expect(publisher.publish(request, { log })).rejects.toThrow(
      /holds other bytes than its name says/,
    );
    expect(await inspectProducts(catalog, `pattern/${name}`)).toEqual([]);
  });

  it('names the config key when the portfolio or the bucket is missing', async () => {
    const request = requestOf(newPattern());
    const publishWith = (overrides: object) =>
      createTestPublisher(catalog, overrides).publisher.publish(request, {
        log,
      });
    await expect(
      publishWith({ portfolio: { name: 'No such' } }),
    ).rejects.toThrow(
      /no Service Catalog portfolio "No such" in eu-west-1: .*serviceCatalog\.portfolioName/,
    );
    await expect(
      publishWith({ portfolio: { id: 'port-aaaaaaaaaaaaa' } }),
    ).rejects.toThrow(/port-aaaaaaaaaaaaa .*serviceCatalog\.portfolioId/);
    await expect(publishWith({ bucket: 'no-such-bucket' })).rejects.toThrow(
      /NoSuchBucket: .*correct patterns\.publish\.serviceCatalog\.bucket/,
    );
  });

  it('takes a portfolio by id and leaves launching to the user’s own role', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog, {
      portfolio: { id: catalog.portfolioId },
      launchRoleName: undefined,
    });
    const publication = await publisher.publish(requestOf(name), { log });
    expect(publication.portfolioName).toBe('Application patterns');
    const [product] = await inspectProducts(catalog, `pattern/${name}`);
    expect(product.constraints).toEqual([]);
  });

  it('refuses to leave a product with another launch role', async () => {
    const name = newPattern();
    const first = createTestPublisher(catalog, { launchRoleName: 'OldRole' });
    await first.publisher.publish(requestOf(name), { log });
    const { publisher } = createTestPublisher(catalog);
    await expect(publisher.publish(requestOf(name), { log })).rejects.toThrow(
      /\{"LocalRoleName":"OldRole"\}, but .*launchRoleName is PatternLaunch/,
    );
  });

  it('warns before the product is full, and explains that it is', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog);
    const first = await publisher.publish(requestOf(name), { log });
    const fillUpTo = async (count: number) => {
      const [{ artifacts }] = await inspectProducts(catalog, `pattern/${name}`);
      for (let i = artifacts.length; i < count; i += 1) {
        await catalog.clients.serviceCatalog.send(
          new CreateProvisioningArtifactCommand({
            ProductId: first.productId,
            Parameters: {
              Name: `0.0.${i}`,
              Type: 'CLOUD_FORMATION_TEMPLATE',
              Info: { LoadTemplateFromURL: first.templateUrl! },
            },
          }),
        );
      }
    };
    await fillUpTo(88);
    await publisher.publish(requestOf(name, { version: '1.0.1' }), { log });
    expect(log.warn).not.toHaveBeenCalled();
    await publisher.publish(requestOf(name, { version: '1.0.2' }), { log });
    expect(log.warn).toHaveBeenCalledWith(
      expect.stringMatching(/will have 90 of the 100 versions/),
    );
    await fillUpTo(100);
    // The SDK takes this error for throttling: one attempt saves the test its retries.
    const { publisher: once } = createTestPublisher(catalog, {}, 1);
    await expect(
      once.publish(requestOf(name, { version: '1.0.3' }), { log }),
    ).rejects.toThrow(/LimitExceededException.*delete products or versions/s);
  });

  it('says what AWS refuses about a template', async () => {
    const { publisher } = createTestPublisher(catalog);
    const request = requestOf(newPattern(), { template: Buffer.from('a: 1') });
    await expect(publisher.publish(request, { log })).rejects.toThrow(
      /Could not have CloudFormation validate the template .*AWS says ValidationError: Invalid template property.*submit a corrected version/s,
    );
  });

  it('reports throttling that does not end as worth a retry', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog, {}, 2);
    catalog.local.faults.add({
      kind: 'throttle',
      operation: 'CreateProduct',
      times: 2,
    });
    await expect(publisher.publish(requestOf(name), { log })).rejects.toThrow(
      /Throttl.*after 2 attempts.*It may pass by itself: retry the release/s,
    );
  });

  it('stops when the task is cancelled', async () => {
    const { publisher } = createTestPublisher(catalog);
    const signal = AbortSignal.abort();
    await expect(
      publisher.publish(requestOf(newPattern()), { log, signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
