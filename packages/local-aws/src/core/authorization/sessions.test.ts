import { ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateDomainCommand,
  CreateRepositoryCommand,
  GetAuthorizationTokenCommand,
  GetRepositoryEndpointCommand,
} from '@aws-sdk/client-codeartifact';
import {
  CreateTableCommand,
  GetItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  CreateProductCommand,
  DescribeProductAsAdminCommand,
  ListPortfoliosCommand,
} from '@aws-sdk/client-service-catalog';
import {
  SendMessageBatchCommand,
  CreateQueueCommand,
} from '@aws-sdk/client-sqs';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';
import { uploadTemplate } from '../../__testUtils__/templates';

const PLACE = 'eu-west-1:123456789012';
const Bucket = 'artifacts';

/** What a statement is made of: actions, a resource, and a condition. */
type Rule = [actions: string[], resource: string, condition?: object];

describe('a session policy', () => {
  let localAws: LocalAws;
  let admin: ReturnType<typeof localClients>;

  beforeAll(async () => {
    localAws = await startLocalAws({ port: 0 });
    admin = localClients(localAws.endpoint);
    await admin.s3.send(new CreateBucketCommand({ Bucket }));
  });

  afterAll(() => localAws.stop());

  async function session(...rules: Rule[]) {
    const Statement = rules.map(([Action, Resource, Condition]) => ({
      Effect: 'Allow',
      Action,
      Resource,
      Condition,
    }));
    const { Credentials } = await admin.sts.send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::123456789012:role/publisher',
        RoleSessionName: 'release',
        Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
      }),
    );
    return localClients(localAws.endpoint, {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    });
  }

  it('limits Service Catalog to a product, and to the tags of a new one', async () => {
    const url = await uploadTemplate(admin.s3);
    const product = (pattern: string) =>
      new CreateProductCommand({
        Name: pattern,
        Owner: 'platform',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        Tags: [{ Key: 'pattern', Value: pattern }],
        ProvisioningArtifactParameters: {
          Type: 'CLOUD_FORMATION_TEMPLATE',
          Info: { LoadTemplateFromURL: url },
        },
      });
    const creator = await session([
      ['servicecatalog:CreateProduct'],
      `arn:aws:catalog:${PLACE}:product/*`,
      { StringEquals: { 'aws:RequestTag/pattern': 'mine' } },
    ]);
    const created = await creator.serviceCatalog.send(product('mine'));
    await expect(
      creator.serviceCatalog.send(product('other')),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::123456789012:assumed-role/publisher/release is not authorized to perform: servicecatalog:CreateProduct on resource: arn:aws:catalog:${PLACE}:product/* because no session policy allows the servicecatalog:CreateProduct action`,
    });
    const mine = created.ProductViewDetail?.ProductViewSummary?.ProductId ?? '';
    const other = await admin.serviceCatalog.send(product('other'));
    const theirs = other.ProductViewDetail?.ProductViewSummary?.ProductId ?? '';
    const reader = await session([
      ['servicecatalog:Describe*'],
      `arn:aws:catalog:${PLACE}:product/${mine}`,
    ]);
    const read = (Id: string) =>
      reader.serviceCatalog.send(new DescribeProductAsAdminCommand({ Id }));
    await read(mine);
    await expect(read(theirs)).rejects.toThrow('not authorized');
    await expect(
      reader.serviceCatalog.send(new ListPortfoliosCommand({})),
    ).rejects.toThrow('not authorized');
    const byTag = await session([
      ['servicecatalog:DescribeProductAsAdmin'],
      '*',
      { StringLike: { 'aws:ResourceTag/pattern': 'oth*' } },
    ]);
    const describeTheirs = new DescribeProductAsAdminCommand({ Id: theirs });
    await byTag.serviceCatalog.send(describeTheirs);
  });

  it('limits S3 to keys, and hides from it what it may not list', async () => {
    const { s3 } = await session([
      ['s3:PutObject', 's3:GetObject'],
      `arn:aws:s3:::${Bucket}/templates/*`,
    ]);
    const put = (Key: string) =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    await put('templates/a');
    await s3.send(new HeadObjectCommand({ Bucket, Key: 'templates/a' }));
    const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };
    await expect(put('bundles/a')).rejects.toMatchObject(denied);
    await expect(
      s3.send(new ListObjectsV2Command({ Bucket })),
    ).rejects.toMatchObject(denied);
    await expect(
      s3.send(new GetObjectCommand({ Bucket, Key: 'templates/none' })),
    ).rejects.toMatchObject(denied);
  });

  it('has to allow the key that S3 uses', async () => {
    const { KeyMetadata } = await admin.kms.send(new CreateKeyCommand({}));
    const SSEKMSKeyId = KeyMetadata?.Arn ?? '';
    const write: Rule = [['s3:PutObject'], `arn:aws:s3:::${Bucket}/*`];
    const put = new PutObjectCommand({
      Bucket,
      Key: 'a',
      Body: 'x',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId,
    });
    const without = await session(write);
    await expect(without.s3.send(put)).rejects.toThrow('kms:GenerateDataKey');
    const viaS3 = {
      StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    };
    const actions = ['kms:GenerateDataKey'];
    const { s3 } = await session(write, [actions, SSEKMSKeyId, viaS3]);
    await s3.send(put);
  });

  it('limits DynamoDB by the parts of a transaction, and SQS by queue', async () => {
    const TableName = 'patterns';
    await admin.dynamoDb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
    const { QueueUrl } = await admin.sqs.send(
      new CreateQueueCommand({ QueueName: 'events' }),
    );
    const { dynamoDb, sqs } = await session(
      [['dynamodb:PutItem'], `arn:aws:dynamodb:${PLACE}:table/patterns`],
      [['sqs:SendMessage'], `arn:aws:sqs:${PLACE}:events`],
    );
    const Item = { pk: { S: 'a' } };
    const put = { Put: { TableName, Item } };
    const remove = { Delete: { TableName, Key: { pk: { S: 'b' } } } };
    await dynamoDb.send(
      new TransactWriteItemsCommand({ TransactItems: [put] }),
    );
    await expect(
      dynamoDb.send(
        new TransactWriteItemsCommand({ TransactItems: [put, remove] }),
      ),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:DeleteItem'),
    });
    await expect(
      dynamoDb.send(new GetItemCommand({ TableName, Key: Item })),
    ).rejects.toThrow('dynamodb:GetItem');
    const batch = new SendMessageBatchCommand({
      QueueUrl,
      Entries: [{ Id: 'a', MessageBody: 'a' }],
    });
    expect((await sqs.send(batch)).Successful).toHaveLength(1);
  });

  it('limits the token of CodeArtifact, too', async () => {
    const domain = 'acme';
    const repository = 'patterns';
    await admin.codeArtifact.send(new CreateDomainCommand({ domain }));
    await admin.codeArtifact.send(
      new CreateRepositoryCommand({ domain, repository }),
    );
    const { repositoryEndpoint = '' } = await admin.codeArtifact.send(
      new GetRepositoryEndpointCommand({ domain, repository, format: 'npm' }),
    );
    const arn = (resource: string) =>
      `arn:aws:codeartifact:${PLACE}:${resource}`;
    const getToken: Rule = [
      ['codeartifact:GetAuthorizationToken'],
      arn('domain/acme'),
    ];
    const ask = new GetAuthorizationTokenCommand({ domain });
    const half = await session(getToken);
    await expect(half.codeArtifact.send(ask)).rejects.toThrow(
      'sts:GetServiceBearerToken',
    );
    const { codeArtifact } = await session(
      getToken,
      [
        ['sts:GetServiceBearerToken'],
        '*',
        {
          StringEquals: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' },
        },
      ],
      [['codeartifact:ReadFromRepository'], arn('repository/acme/patterns')],
      [
        ['codeartifact:PublishPackageVersion'],
        arn('package/acme/patterns/npm/acme/mine'),
      ],
    );
    const { authorizationToken } = await codeArtifact.send(ask);
    const send = (path: string, method: string) =>
      fetch(repositoryEndpoint + path, {
        method,
        body: method === 'PUT' ? '{}' : undefined,
        headers: {
          authorization: `Bearer ${authorizationToken}`,
          'content-type': 'application/json',
        },
      }).then(({ status }) => status);
    expect(await send('@acme%2fmine', 'PUT')).not.toBe(403);
    expect(await send('@acme%2fother', 'PUT')).toBe(403);
    expect(await send('@acme%2fmine', 'GET')).toBe(404);
    expect(await send('-/package/@acme%2fmine/dist-tags/next', 'PUT')).toBe(
      403,
    );
  });

  it('is not asked who the caller is, and denies what nobody declared', async () => {
    const { sts, logs } = await session([['*'], '*']);
    await sts.send(new GetCallerIdentityCommand({}));
    await expect(
      logs.send(new DescribeLogStreamsCommand({ logGroupName: 'a' })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('does not know which action'),
    });
  });

  it('limits the templates that are validated', async () => {
    const { cloudFormation } = await session([
      ['cloudformation:ValidateTemplate'],
      '*',
      { StringLike: { 'cloudformation:TemplateUrl': 'https://other*' } },
    ]);
    const TemplateURL = await uploadTemplate(admin.s3);
    await expect(
      cloudFormation.send(new ValidateTemplateCommand({ TemplateURL })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
