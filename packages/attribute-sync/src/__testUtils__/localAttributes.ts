import { CreateDomainCommand } from '@aws-sdk/client-codeartifact';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateProductCommand } from '@aws-sdk/client-service-catalog';
import { startLocalAws } from '@apo/local-aws';
import type {
  AttributeRecord,
  PublishedPattern,
} from '@apo/backstage-plugin-patterns-node';
import {
  isAwsError,
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import { createAttributeSync } from '../createAttributeSync';
import {
  createAttributeSyncClients,
  type AttributeSyncClients,
} from '../AttributeSyncClients';
import type { AttributeSyncConfig } from '../AttributeSyncConfig';

const caller = { name: '@apo/attribute-sync', version: 'test' };

/** Where tests sync to. */
export const REGION = 'eu-west-1';
/** Domain of the packages of tests. */
export const DOMAIN = 'patterns';

const published = {
  targetName: 'default',
  publishedAt: '2026-01-01T00:00:00.000Z',
  digest: 'd'.repeat(64),
  accountId: '123456789012',
  region: REGION,
};

/** Settings of tests. */
export function configOf(
  target: AttributeSyncConfig['target'],
): AttributeSyncConfig {
  return {
    target,
    region: REGION,
    tags: { maxTagOptions: 25 },
    appRegistry: { maxGroups: 100, takeOver: ['BlueprintService'] },
  };
}

/** Starts a local AWS, and points the SDK at it. */
export async function startLocalAttributes(
  target: AttributeSyncConfig['target'],
) {
  const environment = { ...process.env };
  const local = await startLocalAws({ port: 0 });
  Object.assign(process.env, local.env);
  return {
    clients: createAttributeSyncClients({ caller })(REGION),
    faults: local.faults,
    createSync: ({
      maxAttempts = 1,
      config = configOf(target),
    }: { maxAttempts?: number; config?: AttributeSyncConfig } = {}) =>
      createAttributeSync(
        config,
        createAttributeSyncClients({ caller, maxAttempts }),
      ),
    async stop() {
      await local.stop();
      process.env = environment;
    },
  };
}

/** Makes a product as the publisher does, and tells where the pattern went. */
export async function publishProduct(
  { serviceCatalog }: AttributeSyncClients,
  name: string,
  productName = `pattern/${name}`,
): Promise<Omit<PublishedPattern, 'attributes'>> {
  const { ProductViewDetail } = await serviceCatalog.send(
    new CreateProductCommand({
      Name: productName,
      Owner: 'group:default/platform',
      ProductType: 'CLOUD_FORMATION_TEMPLATE',
      Tags: [
        { Key: MANAGED_TAG, Value: 'true' },
        { Key: PATTERN_TAG, Value: name },
      ],
      ProvisioningArtifactParameters: {
        Type: 'CLOUD_FORMATION_TEMPLATE',
        Info: { LoadTemplateFromURL: await storeTemplate() },
      },
      IdempotencyToken: productName.replace('/', '-'),
    }),
  );
  const productId = ProductViewDetail!.ProductViewSummary!.ProductId!;
  return {
    name,
    type: 'CFN',
    publications: [{ ...published, target: 'service-catalog', productId }],
  };
}

/** Makes the domain, and tells where the pattern’s package went. */
export async function publishPackage(
  { codeArtifact }: AttributeSyncClients,
  name: string,
): Promise<Omit<PublishedPattern, 'attributes'>> {
  await codeArtifact.send(new CreateDomainCommand({ domain: DOMAIN }));
  return {
    name,
    type: 'CDK',
    publications: [
      {
        ...published,
        target: 'codeartifact',
        package: `@patterns/${name}`,
        domain: DOMAIN,
      },
    ],
  };
}

/** An attribute as the portal stores it. */
export function attributeOf(
  key: string,
  value: string,
  changes: Partial<AttributeRecord> = {},
): AttributeRecord {
  return {
    id: `${key}:${value}`.toLocaleUpperCase('en-US'),
    key,
    value,
    description: '',
    metadata: {},
    revision: 1,
    createdBy: 'user:default/admin',
    createdAt: published.publishedAt,
    updatedBy: 'user:default/admin',
    updatedAt: published.publishedAt,
    ...changes,
  };
}

async function storeTemplate(): Promise<string> {
  const s3 = new S3Client({ region: REGION });
  await s3
    .send(new CreateBucketCommand({ Bucket: 'templates' }))
    .catch(error => {
      if (!isAwsError(error, 'BucketAlreadyOwnedByYou')) throw error;
    });
  await s3.send(
    new PutObjectCommand({
      Bucket: 'templates',
      Key: 'topic.template',
      Body: 'Resources: { Topic: { Type: AWS::SNS::Topic } }',
    }),
  );
  return `https://templates.s3.${REGION}.amazonaws.com/topic.template`;
}
