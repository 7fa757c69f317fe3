import type { S3Client } from '@aws-sdk/client-s3';
import type { FaultKind } from '@apo/local-aws';
import {
  createGroup,
  createTestPublisher,
  expectOneProduct,
  requestOf as plainRequestOf,
  startLocalServiceCatalog,
  type LocalServiceCatalog,
} from '../__testUtils__/localServiceCatalog';

/** Every AWS call of a first publish, in order. */
const firstPublish = [
  ['sts', 'GetCallerIdentity'],
  ['servicecatalog-appregistry', 'GetAttributeGroup'],
  ['servicecatalog', 'ListPortfolios'],
  ['s3', 'PutObject'],
  ['cloudformation', 'ValidateTemplate'],
  ['servicecatalog', 'DescribeProductAsAdmin'],
  ['servicecatalog', 'CreateProduct'],
  ['servicecatalog', 'ListProvisioningArtifacts'],
  ['servicecatalog', 'DescribeProvisioningArtifact'],
  ['servicecatalog', 'ListPortfoliosForProduct'],
  ['servicecatalog', 'AssociateProductWithPortfolio'],
  ['servicecatalog', 'ListConstraintsForPortfolio'],
  ['servicecatalog', 'CreateConstraint'],
] as const;

/** Every AWS call that only a later version makes. */
const laterPublish = [
  ['servicecatalog', 'CreateProvisioningArtifact'],
  ['servicecatalog', 'DescribeConstraint'],
  ['servicecatalog', 'UpdateProduct'],
] as const;

const requestOf: typeof plainRequestOf = (name, changes) =>
  plainRequestOf(name, { attributes: { Data: ['PII'] }, ...changes });

const faultKinds = ['throttle', 'error', 'drop-before', 'drop-after'] as const;

describe('ServiceCatalogPublisher under faults', () => {
  const environment = { ...process.env };
  const log = { info: jest.fn(), warn: jest.fn() };
  let catalog: LocalServiceCatalog;
  let patterns = 0;

  beforeAll(async () => {
    catalog = await startLocalServiceCatalog();
    catalog.config.embedAttributes = true;
    await createGroup(catalog, 'APO.DATA.PII');
  });
  afterAll(async () => {
    await catalog?.local.stop();
    process.env = environment;
  });
  beforeEach(() => catalog.local.faults.clear());

  const newPattern = () => `topic-${(patterns += 1)}`;

  it('makes the calls that the tests of faults go through', async () => {
    const name = newPattern();
    const { publisher, clients } = createTestPublisher(catalog);
    const calls: string[] = [];
    for (const client of Object.values(clients)) {
      (client as S3Client).middlewareStack.add(
        (next, { commandName }) =>
          async args => {
            calls.push(String(commandName).replace(/Command$/, ''));
            return next(args);
          },
        { step: 'initialize' },
      );
    }
    await publisher.publish(requestOf(name), { log });
    expect([...new Set(calls)]).toEqual(firstPublish.map(([, call]) => call));
    calls.length = 0;
    const later = requestOf(name, { version: '1.1.0', title: 'Queue' });
    await publisher.publish(later, { log });
    const known = [...firstPublish, ...laterPublish].map(([, call]) => call);
    expect(known).toEqual(expect.arrayContaining(calls));
    expect(calls).toEqual(
      expect.arrayContaining(laterPublish.map(([, call]) => call)),
    );
  });

  const publishTwice = async (
    name: string,
    fault: { kind: FaultKind; service: string; operation: string },
    maxAttempts?: number,
  ) => {
    // Clients that were throttled go slower for a while; a retry has new ones.
    const publish = (request: ReturnType<typeof requestOf>) =>
      createTestPublisher(catalog, {}, maxAttempts).publisher.publish(request, {
        log,
      });
    const later = { version: '1.1.0', title: 'Queue' };
    const attempts: { failed: boolean }[] = [];
    for (const changes of [{}, later]) {
      const request = requestOf(name, changes);
      catalog.local.faults.clear();
      catalog.local.faults.add(fault);
      const failed = await publish(request).then(
        () => false,
        () => true,
      );
      if (failed) await publish(request);
      attempts.push({ failed });
    }
    return attempts;
  };

  describe.each([...firstPublish, ...laterPublish])(
    'when %s %s fails once',
    (service, operation) => {
      it.each(faultKinds)(
        'with %s, the retry of the task finishes without a duplicate',
        async kind => {
          const name = newPattern();
          const fault = { kind, service, operation };
          const attempts = await publishTwice(name, fault, 1);
          expect(attempts.some(({ failed }) => failed)).toBe(true);
          await expectOneProduct(catalog, name, ['1.0.0', '1.1.0']);
        },
      );

      it('with drop-after, the SDK’s own retry finishes without a duplicate', async () => {
        const name = newPattern();
        const fault = { kind: 'drop-after' as const, service, operation };
        const attempts = await publishTwice(name, fault);
        expect(attempts.some(({ failed }) => failed)).toBe(false);
        await expectOneProduct(catalog, name, ['1.0.0', '1.1.0']);
      });
    },
  );

  it('finds the product of a lost answer, even while AWS still hides it', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog, {}, 1);
    const { faults } = catalog.local;
    faults.add({ kind: 'drop-after', operation: 'CreateProduct' });
    await expect(
      publisher.publish(requestOf(name), { log }),
    ).rejects.toMatchObject({ name: 'AwsCallError', retryable: true });

    faults.add(hides('DescribeProductAsAdmin'));
    await publisher.publish(requestOf(name), { log });
    await expectOneProduct(catalog, name, ['1.0.0']);
  });

  it('adds another version to a hidden product of a lost answer', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog, {}, 1);
    const { faults } = catalog.local;
    faults.add({ kind: 'drop-after', operation: 'CreateProduct' });
    await expect(publisher.publish(requestOf(name), { log })).rejects.toThrow();

    faults.add(hides('DescribeProductAsAdmin', 3));
    await publisher.publish(requestOf(name, { version: '2.0.0' }), { log });
    await expectOneProduct(catalog, name, ['1.0.0', '2.0.0']);
  });

  it.each(['CreateProduct', 'CreateProvisioningArtifact'])(
    'makes one version when %s of two publishes overlap',
    async operation => {
      const name = newPattern();
      const { publisher } = createTestPublisher(catalog, {}, 1);
      const isLater = operation === 'CreateProvisioningArtifact';
      const before = requestOf(name, { version: '0.9.0' });
      if (isLater) await publisher.publish(before, { log });
      // The first to make it is held up until the second has looked too.
      catalog.local.faults.add({ kind: 'delay', operation, ms: 300 });
      const [one, two] = await Promise.all([
        publisher.publish(requestOf(name), { log }),
        publisher.publish(requestOf(name), { log }),
      ]);
      expect(one).toEqual(two);
      const versions = isLater ? ['0.9.0', '1.0.0'] : ['1.0.0'];
      await expectOneProduct(catalog, name, versions);
    },
  );

  it('stores the template again when S3 reports another writer', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog, {}, 1);
    catalog.local.faults.add({
      kind: 'error',
      operation: 'PutObject',
      status: 409,
      code: 'ConditionalRequestConflict',
    });
    await publisher.publish(requestOf(name), { log });
    await expectOneProduct(catalog, name, ['1.0.0']);
    expect(catalog.local.faults.list()).toEqual([]);
  });

  it('waits for a new product that AWS shows late', async () => {
    const name = newPattern();
    const { publisher } = createTestPublisher(catalog, {}, 1);
    for (const operation of [
      'ListProvisioningArtifacts',
      'DescribeProvisioningArtifact',
      'AssociateProductWithPortfolio',
      'CreateConstraint',
    ]) {
      catalog.local.faults.add(hides(operation, 2));
    }
    await publisher.publish(requestOf(name), { log });
    await expectOneProduct(catalog, name, ['1.0.0']);
    expect(catalog.local.faults.list()).toEqual([]);
  });
});

function hides(operation: string, times = 1) {
  return {
    kind: 'error' as const,
    operation,
    times,
    status: 400,
    code: 'ResourceNotFoundException',
    message: 'Not found.',
  };
}
