import { ConfigReader } from '@backstage/config';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { createChecks } from './createChecks';

const region = 'eu-west-1';
const roleArn = (account: string) => `arn:aws:iam::${account}:role/publisher`;
const queueUrl = (name: string) =>
  `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;

function idsOf(config: object): string[] {
  const root = new ConfigReader(config as never);
  const access = AwsAccess.fromConfig(root, { name: 'test', version: '1' });
  return createChecks(access, root).map(({ id }) => id);
}

describe('the checks', () => {
  it('are none where the configuration names nothing of AWS', () => {
    expect(idsOf({})).toEqual([]);
    expect(
      idsOf({
        patterns: {
          bundles: { folder: '/b', s3: null },
          build: { codeBuild: null },
          publish: { serviceCatalog: null, codeArtifact: null },
          store: { dynamoDb: null },
          attributes: { sync: null },
        },
      }),
    ).toEqual([]);
  });

  it('are one of each resource, also of one that is named twice', () => {
    const bucket = { region, bucket: 'b', kmsKeyId: 'alias/k' };
    const packages = { domain: 'd', repository: 'r' };
    const sync = {
      target: 'tags',
      region,
      queue: { url: queueUrl('sync.fifo'), resultsUrl: queueUrl('results') },
    };
    const topics = { aws: { queue: { region, url: queueUrl('events') } } };
    const awsSqs = { awsSqsConsumingEventPublisher: { topics } };
    expect(
      idsOf({
        events: { modules: { awsSqs } },
        patterns: {
          bundles: { s3: bucket },
          events: { topic: 'aws' },
          store: { dynamoDb: { region, table: 't' } },
          attributes: { sync },
          build: {
            codeBuild: {
              ...bucket,
              project: 'p',
              registry: { ...packages, readerRoleArn: roleArn('1') },
            },
          },
          publish: {
            serviceCatalog: {
              ...bucket,
              portfolioName: 'Patterns',
              publisherRoleArn: roleArn('2'),
            },
            codeArtifact: {
              ...packages,
              region,
              publisherRoleArn: roleArn('2'),
            },
          },
        },
      }),
    ).toEqual([
      'sts',
      's3/b',
      'kms/eu-west-1/alias/k',
      'dynamodb/t',
      'sqs/eu-west-1/sync.fifo',
      'sqs/eu-west-1/results',
      'sqs/eu-west-1/events',
      'servicecatalog/eu-west-1/Patterns',
      'codeartifact/eu-west-1/d/r',
      'codebuild/p',
      `role/${roleArn('1')}`,
      `role/${roleArn('2')}`,
    ]);
  });

  it('are of each target, with the keys of the section unless it has its own', () => {
    const targets = [
      { name: 'one', publisherRoleArn: roleArn('111111111111') },
      {
        name: 'two',
        region: 'eu-north-1',
        accountId: '222222222222',
        bucket: 'b2',
        portfolioId: 'port-2',
      },
    ];
    const section = { region, bucket: 'b1', portfolioName: 'Patterns' };
    expect(
      idsOf({
        patterns: { publish: { serviceCatalog: { ...section, targets } } },
      }),
    ).toEqual([
      'sts',
      'sts/222222222222',
      's3/b1',
      's3/b2',
      'servicecatalog/eu-west-1/Patterns',
      'servicecatalog/222222222222/eu-north-1/port-2',
      `role/${roleArn('111111111111')}`,
    ]);
  });
});
