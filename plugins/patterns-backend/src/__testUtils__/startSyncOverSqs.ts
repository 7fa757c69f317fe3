import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateProductCommand,
  DescribeProductAsAdminCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { startLocalAws } from '@apo/local-aws';
import {
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import { repositoryRoot } from '../scanner/testing/samples';

const region = 'eu-west-1';
const jobs = 'patterns-attribute-sync.fifo';
const maxReceiveCount = 2;

/**
 * A local AWS with the queues, fed by which the real Lambda function brings
 * attributes to Service Catalog.
 */
export async function startSyncOverSqs() {
  const environment = { ...process.env };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sync-over-sqs-'));
  await promisify(execFile)(process.execPath, [
    path.join(repositoryRoot, 'infra/scripts/bundle.mjs'),
    folder,
  ]);
  const port = await freePort();
  const resultsUrl = `http://127.0.0.1:${port}/123456789012/results`;
  const local = await startLocalAws({
    port,
    eventSources: [
      {
        queue: jobs,
        file: path.join(folder, 'attributeSync/index.js'),
        environment: {
          TARGET: 'tags',
          MAX_TAG_OPTIONS: '25',
          TAKE_OVER: '',
          RESULTS_QUEUE_URL: resultsUrl,
        },
      },
    ],
  });
  Object.assign(process.env, local.env);
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  await createQueue(sqs, 'results');
  const deadLetters = await createQueue(sqs, 'dead.fifo', {
    FifoQueue: 'true',
  });
  const url = await createQueue(sqs, jobs, {
    FifoQueue: 'true',
    VisibilityTimeout: '1',
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: await arnOf(sqs, deadLetters),
      maxReceiveCount,
    }),
  });
  return {
    faults: local.faults,
    sqs,
    url,
    deadLetters,
    /** The section `patterns.attributes` of the portal. */
    attributes: {
      sync: { target: 'tags', region, queue: { url, resultsUrl } },
    },
    async stop() {
      await local.stop();
      process.env = environment;
      await rm(folder, { recursive: true });
    },
  };
}

/** Makes a product as the publisher does. */
export async function makeProduct(patternName: string): Promise<string> {
  const { ProductViewDetail } = await new ServiceCatalogClient({}).send(
    new CreateProductCommand({
      Name: patternName,
      Owner: 'group:default/platform',
      ProductType: 'CLOUD_FORMATION_TEMPLATE',
      Tags: [
        { Key: MANAGED_TAG, Value: 'true' },
        { Key: PATTERN_TAG, Value: patternName },
      ],
      ProvisioningArtifactParameters: {
        Type: 'CLOUD_FORMATION_TEMPLATE',
        Info: { LoadTemplateFromURL: await storeTemplate() },
      },
    }),
  );
  return ProductViewDetail!.ProductViewSummary!.ProductId!;
}

/** The TagOptions of a product, such as `apo:Tier=Gold`. */
export async function tagOptionsOf(productId: string): Promise<string[]> {
  const { TagOptions = [] } = await new ServiceCatalogClient({}).send(
    new DescribeProductAsAdminCommand({ Id: productId }),
  );
  return TagOptions.map(({ Key, Value }) => `${Key}=${Value}`).sort();
}

async function storeTemplate(): Promise<string> {
  const s3 = new S3Client({});
  const Bucket = 'templates';
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(
    new PutObjectCommand({
      Bucket,
      Key: 'topic.template',
      Body: 'Resources: { Topic: { Type: AWS::SNS::Topic } }',
    }),
  );
  return `https://${Bucket}.s3.${region}.amazonaws.com/topic.template`;
}

async function createQueue(
  sqs: SQSClient,
  QueueName: string,
  Attributes: Record<string, string> = {},
): Promise<string> {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName, Attributes }),
  );
  return QueueUrl!;
}

async function arnOf(sqs: SQSClient, QueueUrl: string): Promise<string> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return Attributes!.QueueArn!;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
