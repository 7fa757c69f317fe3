import { mockServices } from '@backstage/backend-test-utils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import type { SearchDocument } from '@apo/backstage-plugin-patterns-common';
import { PatternsCollatorFactory } from './PatternsCollatorFactory';
import { SearchDocumentsReader } from './SearchDocumentsReader';

const aDocument = (more: Partial<SearchDocument> = {}): SearchDocument => ({
  name: 'orders-table',
  title: 'Orders table',
  type: 'CFN',
  description: 'Keeps orders',
  owner: 'group:default/platform',
  lifecycle: 'deprecated',
  latestVersion: '1.2.0',
  attributes: { Tier: ['Gold', 'Silver'] },
  resourceTypes: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  updatedAt: '2026-01-01T00:00:00.000Z',
  text: 'With point-in-time recovery.',
  ...more,
});

type List = (
  query: { cursor?: string },
  options?: object,
) => Promise<{
  items: SearchDocument[];
  nextCursor?: string;
}>;

function collate(list: List) {
  const logger = mockServices.logger.mock();
  const factory = new PatternsCollatorFactory(
    new SearchDocumentsReader({
      client: { listSearchDocuments: list as never },
      auth: mockServices.auth({ pluginId: 'search' }),
      logger,
      retryDelaysMs: [1, 1],
    }),
  );
  return { factory, logger };
}

const documentsOf = async (factory: PatternsCollatorFactory) =>
  (await TestPipeline.fromCollator(await factory.getCollator()).execute())
    .documents;

describe('PatternsCollatorFactory', () => {
  it('makes a document of each pattern, with all that it is found by', async () => {
    const { factory } = collate(async () => ({ items: [aDocument()] }));
    expect(await documentsOf(factory)).toEqual([
      {
        title: 'Orders table',
        text: 'Keeps orders With point-in-time recovery.',
        location: '/patterns/orders-table',
        name: 'orders-table',
        patternType: 'CFN',
        description: 'Keeps orders',
        owner: 'group:default/platform',
        lifecycle: 'deprecated',
        latestVersion: '1.2.0',
        keywords:
          'CFN CloudFormation AWS::DynamoDB::Table AWSDynamoDBTable AWS DynamoDB Dynamo DB Table AWS::DynamoDB::GlobalTable AWSDynamoDBGlobalTable GlobalTable Global Tier Gold Silver pitr',
        authorization: { resourceRef: 'orders-table' },
      },
    ]);
  });

  it('has the permission to read a pattern decide on each', () => {
    const { factory } = collate(async () => ({ items: [] }));
    expect(factory.type).toBe('patterns');
    expect(factory.visibilityPermission.name).toBe('patterns.pattern.read');
  });

  it('reads page after page, as the plugin itself', async () => {
    const list = jest.fn<ReturnType<List>, Parameters<List>>(
      async ({ cursor }) => ({
        items: [aDocument({ name: cursor ?? 'first' })],
        nextCursor: { undefined: 'second', second: 'third' }[String(cursor)],
      }),
    );
    const { factory } = collate(list);
    const names = (await documentsOf(factory)).map(({ location }) => location);
    expect(names).toEqual([
      '/patterns/first',
      '/patterns/second',
      '/patterns/third',
    ]);
    expect(list).toHaveBeenCalledWith(
      { limit: 50, cursor: 'second' },
      {
        token: expect.stringContaining('plugin:search'),
        signal: expect.any(AbortSignal),
      },
    );
  });

  it('has a document without any pattern, so that the last one does not stay', async () => {
    const { factory } = collate(async () => ({ items: [] }));
    expect(await documentsOf(factory)).toEqual([
      expect.objectContaining({ location: '/patterns', name: '' }),
    ]);
  });

  it('tries a page again', async () => {
    const list = jest
      .fn<ReturnType<List>, Parameters<List>>(async () => ({
        items: [aDocument()],
      }))
      .mockRejectedValueOnce(new Error('starting'))
      .mockRejectedValueOnce(new Error('starting'));
    const { factory, logger } = collate(list);
    expect(await documentsOf(factory)).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('fails with a page that cannot be read, and gives no part for the whole', async () => {
    const { factory } = collate(async ({ cursor }) => {
      if (cursor) throw new Error('gone');
      return { items: [aDocument()], nextCursor: 'second' };
    });
    const { error } = await TestPipeline.fromCollator(
      await factory.getCollator(),
    ).execute();
    expect(error).toMatchObject({ message: 'gone' });
  });
});
