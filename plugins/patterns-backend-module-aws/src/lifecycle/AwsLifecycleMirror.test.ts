import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import {
  CodeartifactClient,
  CreateDomainCommand,
  CreateRepositoryCommand,
  DescribePackageVersionCommand,
  GetAuthorizationTokenCommand,
  GetRepositoryEndpointCommand,
  UpdatePackageVersionsStatusCommand,
} from '@aws-sdk/client-codeartifact';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateProductCommand,
  DescribeProvisioningArtifactCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { ConfigReader } from '@backstage/config';
import type {
  LifecycleState,
  Publication,
} from '@apo/backstage-plugin-patterns-common';
import {
  AwsAccess,
  LifecycleMirrorError,
} from '@apo/backstage-plugin-patterns-node';
import { startLocalAws, type LocalAws } from '@apo/local-aws';
import { createLifecycleMirror } from './AwsLifecycleMirror';

jest.setTimeout(120_000);

const region = 'eu-west-1';
const accountId = '123456789012';
const domain = 'patterns-test';
const repository = 'patterns';
const roleArn = `arn:aws:iam::${accountId}:role/patterns-publisher`;
const packageName = '@patterns/topic';
const signal = () => AbortSignal.timeout(30_000);
const states: LifecycleState[] = ['published', 'deprecated', 'revoked'];

describe('AwsLifecycleMirror', () => {
  const environment = { ...process.env };
  let local: LocalAws;
  let catalog: ServiceCatalogClient;
  let codeArtifact: CodeartifactClient;
  let product: Publication;
  const packages: Publication = {
    targetName: 'default',
    target: 'codeartifact',
    publishedAt: '2026-01-01T00:00:00.000Z',
    digest: 'd'.repeat(64),
    accountId,
    region,
    package: packageName,
    domain,
    repository,
  };

  beforeAll(async () => {
    local = await startLocalAws({ port: 0, artifactCreationMs: 10 });
    Object.assign(process.env, local.env);
    catalog = new ServiceCatalogClient({ region });
    codeArtifact = new CodeartifactClient({ region });
    product = { ...packages, ...(await createProduct()) };
    await codeArtifact.send(new CreateDomainCommand({ domain }));
    await codeArtifact.send(
      new CreateRepositoryCommand({ domain, repository }),
    );
    for (const version of ['1.0.0', '1.1.0']) await publish(version);
  });
  afterAll(async () => {
    await local?.stop();
    process.env = environment;
  });
  afterEach(() => local.faults.clear());

  async function createProduct(): Promise<Partial<Publication>> {
    const s3 = new S3Client({ region, forcePathStyle: true });
    const Bucket = 'templates';
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: region },
      }),
    );
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a.template',
        Body: 'Resources: { Topic: { Type: AWS::SNS::Topic } }',
      }),
    );
    const created = await catalog.send(
      new CreateProductCommand({
        Name: 'topic',
        Owner: 'platform',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        IdempotencyToken: 'topic',
        Tags: [{ Key: 'apo:managed', Value: 'true' }],
        ProvisioningArtifactParameters: {
          Name: '1.0.0',
          Type: 'CLOUD_FORMATION_TEMPLATE',
          Info: {
            LoadTemplateFromURL: `https://${Bucket}.s3.${region}.amazonaws.com/a.template`,
          },
        },
      }),
    );
    return {
      target: 'service-catalog',
      productId: created.ProductViewDetail!.ProductViewSummary!.ProductId,
      artifactId: created.ProvisioningArtifactDetail!.Id,
    };
  }

  async function npm(path: string, init: RequestInit = {}) {
    const [{ authorizationToken }, { repositoryEndpoint }] = await Promise.all([
      codeArtifact.send(new GetAuthorizationTokenCommand({ domain })),
      codeArtifact.send(
        new GetRepositoryEndpointCommand({ domain, repository, format: 'npm' }),
      ),
    ]);
    return fetch(`${repositoryEndpoint}${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${authorizationToken}`,
      },
    });
  }

  /** Puts a package version as `npm publish` does. */
  async function publish(version: string) {
    const archive = pack();
    const manifest = { name: packageName, version };
    archive.entry({ name: 'package/package.json' }, JSON.stringify(manifest));
    archive.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of archive) chunks.push(chunk as Buffer);
    const tarball = gzipSync(Buffer.concat(chunks));
    const file = `topic-${version}.tgz`;
    const shasum = createHash('sha1').update(tarball).digest('hex');
    const answer = await npm('@patterns%2ftopic', {
      method: 'PUT',
      body: JSON.stringify({
        _id: packageName,
        name: packageName,
        'dist-tags': { latest: version },
        versions: {
          [version]: {
            ...manifest,
            dist: { shasum, tarball: `http://localhost/${file}` },
          },
        },
        _attachments: {
          [file]: {
            content_type: 'application/octet-stream',
            data: tarball.toString('base64'),
            length: tarball.length,
          },
        },
      }),
    });
    expect(answer.status).toBeLessThan(300);
  }

  function mirrorOf(publish_: object = {}) {
    const config = new ConfigReader({
      patterns: {
        publish: {
          serviceCatalog: { region, bucket: 'templates', portfolioId: 'p' },
          codeArtifact: { region, domain, repository, scope: '@patterns' },
          ...publish_,
        },
      },
    });
    const access = AwsAccess.fromConfig(config, { name: 'test', version: '1' });
    return createLifecycleMirror(access, config)!;
  }

  const show = (
    publication: Publication,
    state: LifecycleState,
    { version = '1.0.0', reason = 'Old\nand worn.', mirror = mirrorOf() } = {},
  ) =>
    mirror.show(
      {
        patternName: 'topic',
        version,
        state,
        publications: [publication],
        retirement:
          state === 'published'
            ? undefined
            : {
                reason,
                successor: 'queue',
                by: 'user:default/admin',
                at: '2026-01-01T00:00:00.000Z',
                scope: 'version',
              },
      },
      signal(),
    );

  async function artifact() {
    const { ProvisioningArtifactDetail: detail } = await catalog.send(
      new DescribeProvisioningArtifactCommand({
        ProductId: product.productId,
        ProvisioningArtifactId: product.artifactId,
      }),
    );
    return { active: detail?.Active, guidance: detail?.Guidance };
  }

  async function statusOf(version = '1.0.0') {
    const { packageVersion } = await codeArtifact.send(
      new DescribePackageVersionCommand({
        domain,
        repository,
        format: 'npm',
        namespace: 'patterns',
        package: 'topic',
        packageVersion: version,
      }),
    );
    return packageVersion?.status;
  }

  async function listed(): Promise<Record<string, string | undefined>> {
    const packument = await (await npm('@patterns%2ftopic')).json();
    return Object.fromEntries(
      Object.entries(packument.versions).map(([version, entry]) => [
        version,
        (entry as { deprecated?: string }).deprecated || undefined,
      ]),
    );
  }

  const tarball = async () =>
    (await npm('@patterns/topic/-/topic-1.0.0.tgz')).status;

  it.each(states.flatMap(from => states.map(to => [from, to] as const)))(
    'shows a product that was %s as %s',
    async (from, to) => {
      await show(product, from);
      await show(product, to);
      await show(product, to);
      expect(await artifact()).toEqual({
        active: to !== 'revoked',
        guidance: to === 'published' ? 'DEFAULT' : 'DEPRECATED',
      });
    },
  );

  it.each(states.flatMap(from => states.map(to => [from, to] as const)))(
    'shows a package that was %s as %s',
    async (from, to) => {
      await show(packages, from);
      await show(packages, to);
      await show(packages, to);
      expect(await statusOf()).toBe(
        { published: 'Published', deprecated: 'Unlisted', revoked: 'Archived' }[
          to
        ],
      );
      expect(await statusOf('1.1.0')).toBe('Published');
      expect(await listed()).toEqual(
        to === 'published'
          ? { '1.0.0': undefined, '1.1.0': undefined }
          : { '1.1.0': undefined },
      );
      expect(await tarball()).toBe(to === 'revoked' ? 404 : 200);
    },
  );

  it('has npm say why, and what to use instead', async () => {
    await show(packages, 'deprecated');
    await show(packages, 'deprecated', { reason: 'Worn out.' });
    await codeArtifact.send(
      new UpdatePackageVersionsStatusCommand({
        domain,
        repository,
        format: 'npm',
        namespace: 'patterns',
        package: 'topic',
        versions: ['1.0.0'],
        targetStatus: 'Published',
      }),
    );
    expect(await listed()).toEqual({
      '1.0.0': 'Worn out. Use the pattern queue instead.',
      '1.1.0': undefined,
    });
    await show(packages, 'published');
    expect((await listed())['1.0.0']).toBeUndefined();
  });

  it('does so with a session of the publisher’s role for this one alone', async () => {
    const role = { publisherRoleArn: roleArn };
    const mirror = mirrorOf({
      serviceCatalog: { region, bucket: 'b', portfolioId: 'p', ...role },
      codeArtifact: { region, domain, repository, scope: '@patterns', ...role },
    });
    for (const state of states) {
      await show(product, state, { mirror });
      await show(packages, state, { mirror });
    }
    expect([await statusOf(), (await artifact()).active]).toEqual([
      'Archived',
      false,
    ]);
    // The session is for what the publication names, in the account it names.
    const foreign = { ...product, accountId: '999999999999' };
    await expect(show(foreign, 'published', { mirror })).rejects.toMatchObject({
      name: 'LifecycleMirrorError',
      message: expect.stringContaining('AccessDenied'),
      retryable: false,
    });
  });

  it('says what failed at which place, and shows it at the others', async () => {
    await show(packages, 'published');
    const gone = { ...product, productId: 'prod-aaaaaaaaaaaaa' };
    const failure = mirrorOf().show(
      {
        patternName: 'topic',
        version: '1.0.0',
        state: 'revoked',
        publications: [gone, packages],
      },
      signal(),
    );
    await expect(failure).rejects.toBeInstanceOf(LifecycleMirrorError);
    await expect(failure).rejects.toMatchObject({
      message: expect.stringContaining('prod-aaaaaaaaaaaaa'),
      retryable: false,
    });
    expect(await statusOf()).toBe('Archived');
  });

  it('names a target that the config does not have any more', async () => {
    const elsewhere = { ...product, targetName: 'old' };
    await expect(show(elsewhere, 'revoked')).rejects.toMatchObject({
      message: expect.stringMatching(/target old .* does not have any more/),
      retryable: false,
    });
  });

  it('shows nothing where nothing is published to', () => {
    const config = new ConfigReader({});
    const access = AwsAccess.fromConfig(config, { name: 'test', version: '1' });
    expect(createLifecycleMirror(access, config)).toBeUndefined();
  });
});
