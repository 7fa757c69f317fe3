import {
  GetAuthorizationTokenCommand,
  UpdatePackageVersionsStatusCommand,
} from '@aws-sdk/client-codeartifact';
import npmFetch from 'npm-registry-fetch';
import {
  createTestPublisher,
  packageOf,
  startLocalCodeArtifact,
  versionsOf,
  type LocalCodeArtifact,
} from '../__testUtils__/localCodeArtifact';

jest.setTimeout(60_000);

describe('CodeArtifactPublisher', () => {
  const environment = { ...process.env };
  const log = { info: jest.fn(), warn: jest.fn() };
  let registry: LocalCodeArtifact;

  beforeAll(async () => {
    registry = await startLocalCodeArtifact();
  });
  afterAll(async () => {
    await registry?.local.stop();
    process.env = environment;
  });

  const publish = async (
    request: Awaited<ReturnType<typeof packageOf>>,
    overrides = {},
  ) => createTestPublisher(overrides).publisher.publish(request, { log });

  async function packumentOf(request: { packageName: string }, url: string) {
    const { authorizationToken } = await registry.clients.codeArtifact.send(
      new GetAuthorizationTokenCommand({
        domain: registry.config.domain,
        durationSeconds: 900,
      }),
    );
    return (await npmFetch.json(`/${request.packageName.replace('/', '%2f')}`, {
      registry: url,
      forceAuth: { token: authorizationToken },
    })) as {
      'dist-tags': Record<string, string>;
      versions: Record<string, { dist: { integrity: string } }>;
    };
  }

  it('publishes the tarball byte for byte, and tells where it went', async () => {
    const request = await packageOf('topic');
    const publication = await publish(request);
    expect(publication).toMatchObject({
      target: 'codeartifact',
      digest: request.digest,
      accountId: '123456789012',
      region: 'eu-west-1',
      domain: 'patterns-test',
      repository: 'patterns',
      package: '@patterns/topic',
      integrity: request.integrity,
    });
    expect(publication.registry).toMatch(/^http.*\/$/);
    const packument = await packumentOf(request, publication.registry!);
    expect(packument.versions['1.0.0'].dist.integrity).toBe(request.integrity);
    expect(packument['dist-tags']).toEqual({ latest: '1.0.0' });
  });

  it('finds the same content done, and tells the same', async () => {
    const request = await packageOf('again');
    const first = await publish(request);
    expect(await publish(request)).toEqual(first);
    expect(await versionsOf(registry.clients, 'again')).toEqual(['1.0.0']);
  });

  it('refuses other content under the same version', async () => {
    await publish(await packageOf('changed'));
    await expect(
      publish(await packageOf('changed', { content: 'other' })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('higher number'),
    });
  });

  it('refuses a version that somebody withdrew', async () => {
    const request = await packageOf('withdrawn');
    await publish(request);
    await registry.clients.codeArtifact.send(
      new UpdatePackageVersionsStatusCommand({
        domain: registry.config.domain,
        repository: registry.config.repository,
        format: 'npm',
        namespace: 'patterns',
        package: 'withdrawn',
        versions: ['1.0.0'],
        targetStatus: 'Archived',
      }),
    );
    await expect(publish(request)).rejects.toThrow(/Archived.*withdrew/);
  });

  it('gives each version the tag that it belongs under', async () => {
    let url = '';
    for (const version of ['1.0.0', '2.0.0-rc.1', '2.0.0', '1.5.0']) {
      const request = await packageOf('tagged', { version });
      url = (await publish(request)).registry!;
    }
    const packument = await packumentOf(
      { packageName: '@patterns/tagged' },
      url,
    );
    expect(packument['dist-tags']).toEqual({
      latest: '2.0.0',
      next: '2.0.0-rc.1',
      previous: '1.5.0',
    });
  });

  it.each([
    ['another scope', { packageName: '@others/topic' }, /scope @patterns/],
    ['other bytes', { tarball: Buffer.from('?') }, /was approved/],
    ['another version inside', { tells: '9.0.0' }, /says that it is/],
  ])('publishes nothing with %s', async (_, changes, reason) => {
    const { tells, ...others } = { tells: '1.0.0', ...changes };
    const request = await packageOf('safe', { ...others, version: tells });
    await expect(publish({ ...request, version: '1.0.0' })).rejects.toThrow(
      reason,
    );
    await expect(versionsOf(registry.clients, 'safe')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('says what to correct when there is no such repository', async () => {
    const request = await packageOf('nowhere');
    await expect(
      publish(request, { repository: 'missing' }),
    ).rejects.toMatchObject({
      name: 'AwsCallError',
      message: expect.stringMatching(
        /patterns-test\/missing.*patterns\.publish/s,
      ),
    });
  });

  it('stops when the task is cancelled', async () => {
    const { publisher } = createTestPublisher();
    await expect(
      publisher.publish(await packageOf('cancelled'), {
        log,
        signal: AbortSignal.abort(),
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
