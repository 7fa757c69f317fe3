import {
  createTestPublisher,
  packageOf,
  startLocalCodeArtifact,
  versionsOf,
  type LocalCodeArtifact,
} from '../__testUtils__/localCodeArtifact';

jest.setTimeout(120_000);

/** Every call of a publish, of AWS's API and of the npm endpoint. */
const calls = [
  ['sts', 'GetCallerIdentity'],
  ['codeartifact', 'GetRepositoryEndpoint'],
  ['codeartifact', 'DescribePackageVersion'],
  ['codeartifact', 'GetAuthorizationToken'],
  ['codeartifact', 'ReadFromRepository'],
  ['codeartifact', 'PublishPackageVersion'],
  ['codeartifact', 'ListPackageVersionAssets'],
] as const;

/** What a release that may be retried fails with. */
const retryableError = { name: 'AwsCallError', retryable: true };

const faultKinds = ['throttle', 'error', 'drop-before', 'drop-after'] as const;

describe('CodeArtifactPublisher under faults', () => {
  const environment = { ...process.env };
  const log = { info: jest.fn(), warn: jest.fn() };
  let registry: LocalCodeArtifact;
  let patterns = 0;

  beforeAll(async () => {
    registry = await startLocalCodeArtifact();
  });
  afterAll(async () => {
    await registry?.local.stop();
    process.env = environment;
  });
  beforeEach(() => registry.local.faults.clear());

  const newPattern = () => `topic-${(patterns += 1)}`;

  describe.each(calls)('%s %s', (service, operation) => {
    it.each(faultKinds)('once with %s passes by itself', async kind => {
      const name = newPattern();
      registry.local.faults.add({ kind, service, operation, times: 1 });
      const request = await packageOf(name);
      const publication = await createTestPublisher().publisher.publish(
        request,
        { log },
      );
      expect(publication.integrity).toBe(request.integrity);
      expect(registry.local.faults.list()).toEqual([]);
      expect(await versionsOf(registry.clients, name)).toEqual(['1.0.0']);
    });

    it.each(faultKinds)(
      'with %s and no patience fails at most once, and a retry goes on',
      async kind => {
        const name = newPattern();
        const request = await packageOf(name);
        const settings = { maxAttempts: 1, retryWithinMs: 0 };
        registry.local.faults.add({ kind, service, operation, times: 1 });
        const [first] = await Promise.allSettled([
          createTestPublisher({}, settings).publisher.publish(request, { log }),
        ]);
        // A look may be repeated; whatever else broke says how to go on.
        const reason =
          first.status === 'rejected' ? first.reason : retryableError;
        expect(reason).toMatchObject(retryableError);
        registry.local.faults.clear();
        await createTestPublisher().publisher.publish(request, { log });
        expect(await versionsOf(registry.clients, name)).toEqual(['1.0.0']);
      },
    );
  });

  it('gets a new token when one has expired on the way', async () => {
    const hasty = await startLocalCodeArtifact({ artifactTokenSeconds: 1 });
    try {
      hasty.local.faults.add({
        kind: 'delay',
        service: 'codeartifact',
        operation: 'PublishPackageVersion',
        ms: 2_500,
        times: 1,
      });
      const name = newPattern();
      log.warn.mockClear();
      await createTestPublisher(
        {},
        { retryWithinMs: 20_000 },
      ).publisher.publish(await packageOf(name), { log });
      expect(log.warn).toHaveBeenCalledWith(expect.stringContaining('E401'));
      expect(await versionsOf(hasty.clients, name)).toEqual(['1.0.0']);
    } finally {
      await hasty.local.stop();
      Object.assign(process.env, registry.local.env);
    }
  });

  it('fails at once when it may not publish, and says what to give it', async () => {
    const name = newPattern();
    registry.local.faults.add({
      kind: 'error',
      service: 'codeartifact',
      operation: 'PublishPackageVersion',
      status: 403,
      code: 'AccessDenied',
      message: 'User is not authorized',
      times: 10,
    });
    await expect(
      createTestPublisher().publisher.publish(await packageOf(name), { log }),
    ).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining('codeartifact:PublishPackageVersion'),
    });
    expect(registry.local.faults.list()[0]).toMatchObject({ times: 9 });
  });

  it('two releases of the same version at once publish it once', async () => {
    const name = newPattern();
    const request = await packageOf(name);
    const publications = await Promise.all(
      [1, 2, 3].map(() =>
        createTestPublisher().publisher.publish(request, { log }),
      ),
    );
    expect(new Set(publications.map(p => p.integrity)).size).toBe(1);
    expect(await versionsOf(registry.clients, name)).toEqual(['1.0.0']);
  });

  it('of two with other content one is refused', async () => {
    const name = newPattern();
    const outcomes = await Promise.allSettled(
      ['a', 'b'].map(async content =>
        createTestPublisher().publisher.publish(
          await packageOf(name, { content }),
          { log },
        ),
      ),
    );
    const refused = outcomes.filter(o => o.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0].reason).toMatchObject({ name: 'ConflictError' });
  });
});
