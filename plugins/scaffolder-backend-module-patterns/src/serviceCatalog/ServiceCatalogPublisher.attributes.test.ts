import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import {
  createGroup,
  createTestPublisher,
  expectOneProduct,
  inspectProducts,
  requestOf,
  startLocalServiceCatalog,
  type LocalServiceCatalog,
} from '../__testUtils__/localServiceCatalog';
import { embedAssociations } from './attributes/embedAssociations';

const attributes = { Data: ['PII', 'Public'], Stage: ['Prod'] };

describe('ServiceCatalogPublisher with attributes', () => {
  const environment = { ...process.env };
  const log = { info: jest.fn(), warn: jest.fn() };
  let catalog: LocalServiceCatalog;

  beforeAll(async () => {
    catalog = await startLocalServiceCatalog();
  });
  afterAll(async () => {
    await catalog?.local.stop();
    process.env = environment;
  });
  beforeEach(() => jest.clearAllMocks());

  const publish = (
    name: string,
    embedAttributes: boolean,
    changes: Parameters<typeof requestOf>[1] = { attributes },
  ) =>
    createTestPublisher(catalog, { embedAttributes }, 1).publisher.publish(
      requestOf(name, changes),
      { log },
    );

  const storedAt = async ({ templateUrl = '' }: Publication) => {
    const { Body } = await catalog.clients.s3.send(
      new GetObjectCommand({
        Bucket: 'patterns-templates',
        Key: new URL(templateUrl).pathname.slice(1),
      }),
    );
    return Body!.transformToString();
  };

  it('waits for the groups, before anything is stored or made', async () => {
    await expect(publish('early', true)).rejects.toMatchObject({
      name: 'AwsCallError',
      retryable: true,
      message:
        'The attribute group APO.DATA.PII is not in AppRegistry yet: see the sync state on the attributes page, then retry the release, which continues where it stopped.',
    });
    expect(await inspectProducts(catalog, 'pattern/early')).toEqual([]);
  });

  it('stores the template with its associations, and says what it stored', async () => {
    for (const name of ['APO.DATA.PII', 'APO.DATA.PUBLIC', 'APO.STAGE.PROD']) {
      await createGroup(catalog, name);
    }
    const publication = await publish('early', true);
    const { digest, template } = requestOf('early');
    const stored = await storedAt(publication);
    expect(stored).toBe(embedAssociations(template, attributes).toString());
    expect(stored).toContain('APO.DATA.PUBLIC');
    expect(publication.digest).toBe(digest);
    const { artifacts } = await expectOneProduct(catalog, 'early', ['1.0.0']);
    const sha256 = createHash('sha256').update(stored).digest('hex');
    expect(artifacts[0].Description).toBe(`sha256:${sha256} First version`);
    expect(log.info).toHaveBeenCalledWith(
      'The template associates the application of a launch with APO.DATA.PII, APO.DATA.PUBLIC, APO.STAGE.PROD',
    );
    expect(log.info).toHaveBeenCalledWith(
      'CloudFormation has validated the template',
    );
    expect(await publish('early', true)).toEqual(publication);
    await expectOneProduct(catalog, 'early', ['1.0.0']);
  });

  it('leaves the template as it is without AppRegistry, or without attributes', async () => {
    const approved = requestOf('plain').template.toString();
    const tags = await publish('plain', false);
    expect(await storedAt(tags)).toBe(approved);
    const none = await publish('bare', true, { attributes: {} });
    expect(await storedAt(none)).toBe(approved);
  });

  it.each([true, false])(
    'makes no product of a template that CloudFormation refuses, with AppRegistry: %j',
    async embedAttributes => {
      const template = Buffer.from(
        'Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref Nothing } } }',
      );
      await expect(
        publish('refused', embedAttributes, { attributes, template }),
      ).rejects.toMatchObject({
        name: 'AwsCallError',
        retryable: false,
        message: expect.stringMatching(
          /^Could not have CloudFormation validate the template https:.* submit a corrected version/,
        ),
      });
      expect(await inspectProducts(catalog, 'pattern/refused')).toEqual([]);
    },
  );
});
