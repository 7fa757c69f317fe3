import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CreateProjectCommand } from '@aws-sdk/client-codebuild';
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { startLocalAws, type LocalAwsOptions } from '@apo/local-aws';
import { CodeBuildBuilder } from '../codeBuild/CodeBuildBuilder';
import { createCodeBuildClients } from '../codeBuild/CodeBuildClients';
import type { CodeBuildConfig } from '../codeBuild/CodeBuildConfig';

const buildspec = readFileSync(
  path.resolve(__dirname, '../../assets/buildspec.yaml'),
  'utf8',
);

const access = () =>
  AwsAccess.fromConfig(new ConfigReader({}), { name: 'tests', version: '0' });

/** Where tests build. */
export const config: CodeBuildConfig = {
  region: 'eu-west-1',
  project: 'patterns-build',
  bucket: 'patterns-artifacts',
};

/** Starts a local AWS with the project and its bucket, and points the SDK at it. */
export async function startLocalCodeBuild(options: LocalAwsOptions = {}) {
  const local = await startLocalAws({ port: 0, ...options });
  Object.assign(process.env, local.env);
  const clients = await createCodeBuildClients(access(), config);
  await clients.s3.send(new CreateBucketCommand({ Bucket: config.bucket }));
  await clients.codeBuild.send(
    new CreateProjectCommand({
      name: config.project,
      source: { type: 'NO_SOURCE', buildspec },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'BUILD_GENERAL1_SMALL',
        // Of the machine: how npm trusts the registry.
        environmentVariables: process.env.NODE_EXTRA_CA_CERTS
          ? [
              {
                name: 'NODE_EXTRA_CA_CERTS',
                value: process.env.NODE_EXTRA_CA_CERTS,
              },
            ]
          : [],
      },
      serviceRole: 'arn:aws:iam::123456789012:role/patterns-build',
      timeoutInMinutes: 5,
    }),
  );
  return {
    local,
    clients,
    /** Keys that builds have left in the bucket. */
    async leftovers() {
      const { Contents = [] } = await clients.s3.send(
        new ListObjectsV2Command({ Bucket: config.bucket }),
      );
      return Contents.map(({ Key }) => Key);
    },
  };
}

/** What {@link startLocalCodeBuild} started. */
export type LocalCodeBuild = Awaited<ReturnType<typeof startLocalCodeBuild>>;

/** A builder that looks often. */
export async function createTestBuilder(
  overrides: Partial<CodeBuildConfig> = {},
) {
  const settings = { ...config, ...overrides };
  return new CodeBuildBuilder({
    clients: await createCodeBuildClients(access(), settings),
    config: settings,
    logger: mockServices.logger.mock(),
    lookMs: 100,
  });
}
