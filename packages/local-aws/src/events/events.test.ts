import {
  CreateDomainCommand,
  CreateRepositoryCommand,
  GetAuthorizationTokenCommand,
  GetRepositoryEndpointCommand,
  ListDomainsCommand,
} from '@aws-sdk/client-codeartifact';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { localClients } from '../__testUtils__/localClients';
import { NpmClient } from '../__testUtils__/npmClient';
import type { LocalAws } from '../LocalAwsOptions';
import { localSqsClient } from '../localSqsClient';
import { startLocalAws } from '../startLocalAws';

jest.setTimeout(30_000);

const domain = 'apo';
const repository = 'patterns';

describe('events', () => {
  let local: LocalAws;
  let sqs: SQSClient;
  let defects: unknown[];
  beforeAll(async () => {
    defects = [];
    local = await startLocalAws({
      port: 0,
      eventQueue: 'events',
      onDefect: error => defects.push(error),
    });
    sqs = localSqsClient(local.endpoint, 'eu-west-1');
  });
  afterAll(() => local.stop());

  /** The next event; fails when there is none. */
  async function next() {
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: 'events' }),
    );
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }),
    );
    const [{ Body = '', ReceiptHandle }] = Messages;
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return JSON.parse(Body);
  }

  it('are lost without their queue', async () => {
    const { codeArtifact } = localClients(local.endpoint);
    await codeArtifact.send(new CreateDomainCommand({ domain: 'before' }));
    expect(defects).toEqual([]);
  });

  it('tell of calls that changed something, in EventBridge’s form', async () => {
    const { codeArtifact } = localClients(local.endpoint);
    await sqs.send(new CreateQueueCommand({ QueueName: 'events' }));
    await codeArtifact.send(new ListDomainsCommand({}));
    const refused = codeArtifact.send(new CreateDomainCommand({ domain: '?' }));
    await expect(refused).rejects.toThrow();
    await codeArtifact.send(new CreateDomainCommand({ domain }));
    expect(await next()).toMatchObject({
      version: '0',
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      source: 'aws.codeartifact',
      'detail-type': 'AWS API Call via CloudTrail',
      account: '123456789012',
      region: 'eu-west-1',
      detail: {
        eventSource: 'codeartifact.amazonaws.com',
        eventName: 'CreateDomain',
        readOnly: false,
        userAgent: expect.stringContaining('aws-sdk-js'),
      },
    });
  });

  it('tell of package versions that npm publishes', async () => {
    const { codeArtifact } = localClients(local.endpoint);
    const place = { domain, repository };
    await codeArtifact.send(new CreateRepositoryCommand(place));
    expect(await next()).toMatchObject({
      detail: { eventName: 'CreateRepository' },
    });
    const { repositoryEndpoint = '' } = await codeArtifact.send(
      new GetRepositoryEndpointCommand({ ...place, format: 'npm' }),
    );
    const { authorizationToken } = await codeArtifact.send(
      new GetAuthorizationTokenCommand({ domain }),
    );
    const npm = new NpmClient(repositoryEndpoint, authorizationToken);
    const { output, code } = await npm.publish('@patterns/vpc', '1.0.0');
    npm.remove();
    expect({ output, code }).toMatchObject({ code: 0 });
    expect(await next()).toMatchObject({
      source: 'aws.codeartifact',
      'detail-type': 'CodeArtifact Package Version State Change',
      detail: {
        domainName: domain,
        repositoryName: repository,
        packageNamespace: 'patterns',
        packageName: 'vpc',
        packageVersion: '1.0.0',
        packageVersionState: 'Published',
      },
    });
  });
});
