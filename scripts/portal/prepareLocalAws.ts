import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CodeartifactClient,
  CreateDomainCommand,
  CreateRepositoryCommand,
} from '@aws-sdk/client-codeartifact';
import {
  CodeBuildClient,
  CreateProjectCommand,
} from '@aws-sdk/client-codebuild';
import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import {
  CreatePortfolioCommand,
  ListPortfoliosCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { localEnvironment } from '../../packages/local-aws/src/localEnvironment';
import { prepareDataServices } from './prepareDataServices';
import { waitFor } from './waitFor';

/** As in app-config.yaml, patterns.publish. */
const region = 'eu-west-1';
const bucket = 'application-patterns-local';
const portfolio = 'Application patterns';
const domain = 'patterns-local';
const repository = 'patterns';
/** As in app-config.yaml, notifications.processors.email. */
const sender = 'patterns@portal.example.com';
/** Where CDK patterns are built when `codebuild` is the builder. */
const project = 'patterns-build';
const buildspec = path.resolve(
  __dirname,
  '../../plugins/patterns-backend-module-aws/assets/buildspec.yaml',
);

/**
 * Makes what infra makes on AWS, with the same calls, and leads the SDK of this
 * process there; returns the environment that does it.
 *
 * @param data - whether the portal keeps its data there, too
 */
export async function prepareLocalAws(
  endpoint: string,
  { data = false } = {},
): Promise<Record<string, string>> {
  const env = localEnvironment(endpoint, region);
  await waitFor(`${endpoint}/_local/health`);
  Object.assign(process.env, env);
  await Promise.all([
    prepareBucket().then(() =>
      data ? prepareDataServices(bucket) : undefined,
    ),
    preparePortfolio(),
    prepareRegistry(),
    prepareProject(),
    prepareSender(),
  ]);
  return env;
}

async function prepareBucket() {
  const s3 = new S3Client();
  const present = await s3
    .send(new HeadBucketCommand({ Bucket: bucket }))
    .then(() => true)
    .catch(error => {
      if (error.name === 'NotFound') return false;
      throw error;
    });
  if (present) return;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(
    new PutBucketVersioningCommand({
      Bucket: bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
}

async function preparePortfolio() {
  const catalog = new ServiceCatalogClient();
  const { PortfolioDetails = [] } = await catalog.send(
    new ListPortfoliosCommand({}),
  );
  if (PortfolioDetails.some(p => p.DisplayName === portfolio)) return;
  await catalog.send(
    new CreatePortfolioCommand({
      DisplayName: portfolio,
      ProviderName: 'Platform team',
      Description: 'Approved infrastructure patterns',
    }),
  );
}

async function prepareRegistry() {
  const codeArtifact = new CodeartifactClient();
  const unlessThere = (error: Error) => {
    if (error.name !== 'ConflictException') throw error;
  };
  await codeArtifact
    .send(new CreateDomainCommand({ domain }))
    .catch(unlessThere);
  await codeArtifact
    .send(new CreateRepositoryCommand({ domain, repository }))
    .catch(unlessThere);
}

async function prepareSender() {
  await new SESv2Client()
    .send(new CreateEmailIdentityCommand({ EmailIdentity: sender }))
    .catch(error => {
      if (error.name !== 'AlreadyExistsException') throw error;
    });
}

async function prepareProject() {
  const { NODE_EXTRA_CA_CERTS } = process.env;
  await new CodeBuildClient()
    .send(
      new CreateProjectCommand({
        name: project,
        source: {
          type: 'NO_SOURCE',
          buildspec: readFileSync(buildspec, 'utf8'),
        },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
          // How this machine trusts its npm registry.
          environmentVariables: NODE_EXTRA_CA_CERTS
            ? [{ name: 'NODE_EXTRA_CA_CERTS', value: NODE_EXTRA_CA_CERTS }]
            : [],
        },
        serviceRole: 'arn:aws:iam::123456789012:role/patterns-build',
      }),
    )
    .catch(error => {
      if (error.name !== 'ResourceAlreadyExistsException') throw error;
    });
}
