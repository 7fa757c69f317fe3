import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  CreatePortfolioCommand,
  CreateProductCommand,
  DescribeProductAsAdminCommand,
  ListPortfoliosCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { startLocalAws } from '.';
import { localClients } from './__testUtils__/localClients';
import { uploadTemplate } from './__testUtils__/templates';

describe('startLocalAws', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
  });

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('leads an SDK client to itself by environment alone', async () => {
    const localAws = await startLocalAws({ port: 0 });
    const before = { ...process.env };
    try {
      Object.assign(process.env, localAws.env);
      const { PortfolioDetails } = await new ServiceCatalogClient({}).send(
        new ListPortfoliosCommand({}),
      );
      expect(PortfolioDetails).toEqual([]);
      expect(localAws.env).toMatchObject({
        AWS_ENDPOINT_URL_SERVICE_CATALOG: localAws.endpoint,
        AWS_ENDPOINT_URL_SERVICE_CATALOG_APPREGISTRY: localAws.endpoint,
        AWS_ENDPOINT_URL_CLOUDFORMATION: localAws.endpoint,
        AWS_ENDPOINT_URL_S3: localAws.endpoint,
        AWS_ENDPOINT_URL_STS: localAws.endpoint,
        AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: localAws.endpoint,
        AWS_ENDPOINT_URL_CODEARTIFACT: localAws.endpoint,
        AWS_ENDPOINT_URL_CODEBUILD: localAws.endpoint,
        AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: localAws.endpoint,
        AWS_ENDPOINT_URL_DYNAMODB: localAws.endpoint,
        AWS_ENDPOINT_URL_KMS: localAws.endpoint,
        AWS_ENDPOINT_URL_SQS: localAws.endpoint,
        AWS_REGION: 'eu-west-1',
      });
    } finally {
      process.env = before;
      await localAws.stop();
    }
  });

  it('keeps objects, products and idempotency tokens over a restart', async () => {
    const first = await startLocalAws({ port: 0, dataDir });
    const before = localClients(first.endpoint);
    const product = new CreateProductCommand({
      Name: 'network',
      Owner: 'platform',
      ProductType: 'CLOUD_FORMATION_TEMPLATE',
      IdempotencyToken: 'token-1',
      ProvisioningArtifactParameters: {
        Name: '1.0.0',
        Info: { LoadTemplateFromURL: await uploadTemplate(before.s3) },
      },
    });
    const created = await before.serviceCatalog.send(product);
    await first.stop();

    const second = await startLocalAws({ port: 0, dataDir });
    try {
      const { s3, serviceCatalog } = localClients(second.endpoint);
      const found = await serviceCatalog.send(
        new DescribeProductAsAdminCommand({ Name: 'network' }),
      );
      const object = await s3.send(
        new GetObjectCommand({
          Bucket: 'templates',
          Key: 'network/1.0.0.template',
        }),
      );
      const repeated = await serviceCatalog.send(product);
      expect(found.ProductViewDetail).toEqual(created.ProductViewDetail);
      expect(await object.Body?.transformToString()).toContain('Resources');
      expect(repeated.ProductViewDetail).toEqual(created.ProductViewDetail);
    } finally {
      await second.stop();
    }
  });

  it('starts empty without a data folder', async () => {
    const first = await startLocalAws({ port: 0 });
    await localClients(first.endpoint).serviceCatalog.send(
      new CreatePortfolioCommand({ DisplayName: 'p', ProviderName: 'me' }),
    );
    await first.stop();
    const second = await startLocalAws({ port: 0 });
    const { PortfolioDetails } = await localClients(
      second.endpoint,
    ).serviceCatalog.send(new ListPortfoliosCommand({}));
    await second.stop();
    expect(PortfolioDetails).toEqual([]);
  });

  it('keeps one file for each object, and removes what a crash left', async () => {
    const files = () => readdirSync(join(dataDir, 's3'));
    const first = await startLocalAws({ port: 0, dataDir });
    const { s3 } = localClients(first.endpoint);
    await s3.send(new CreateBucketCommand({ Bucket: 'files' }));
    for (const Key of ['a', 'b', 'a']) {
      await s3.send(new PutObjectCommand({ Bucket: 'files', Key, Body: Key }));
    }
    await s3.send(new DeleteObjectCommand({ Bucket: 'files', Key: 'b' }));
    expect(files()).toHaveLength(1);
    await first.stop();

    writeFileSync(join(dataDir, 's3', 'left-behind'), 'x');
    const second = await startLocalAws({ port: 0, dataDir });
    await second.stop();
    expect(files()).toHaveLength(1);
    expect(files()).not.toContain('left-behind');
  });

  it('does not share a data folder', async () => {
    const localAws = await startLocalAws({ port: 0, dataDir });
    await expect(startLocalAws({ port: 0, dataDir })).rejects.toThrow(
      /another local AWS may be using it/,
    );
    await localAws.stop();
  });

  it('fails if the port is taken, and lets go of the data folder', async () => {
    const other = await startLocalAws({ port: 0 });
    const port = Number(new URL(other.endpoint).port);
    await expect(startLocalAws({ port, dataDir })).rejects.toThrow(
      /EADDRINUSE/,
    );
    await other.stop();
    const again = await startLocalAws({ port, dataDir });
    await again.stop();
  });

  it('lets its process end once it is stopped', async () => {
    const script = `
      const { startLocalAws } = require('${join(__dirname, 'index.ts')}');
      const { localClients } = require('${join(
        __dirname,
        '__testUtils__/localClients.ts',
      )}');
      const { CreateDomainCommand, CreateRepositoryCommand } = require('@aws-sdk/client-codeartifact');
      startLocalAws({ port: 0 }).then(async localAws => {
        const { codeArtifact } = localClients(localAws.endpoint);
        const repository = { domain: 'acme', repository: 'patterns' };
        await codeArtifact.send(new CreateDomainCommand(repository));
        await codeArtifact.send(new CreateRepositoryCommand(repository));
        const { status } = await fetch(localAws.endpoint + '/codeartifact/acme/npm/patterns/network');
        await localAws.stop();
        console.log('stopped after', status);
      });`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--eval', script],
      { cwd: __dirname, timeout: 20_000 },
    );
    expect(stdout).toBe('stopped after 401\n');
  }, 30_000);
});
