import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import searchPlugin from '@backstage/plugin-search-backend';
import searchModulePg from '@backstage/plugin-search-backend-module-pg';
import searchModulePatterns from '@apo/backstage-plugin-search-backend-module-patterns';
import { emptyDatabases } from '../__testUtils__/emptyDatabases';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';
import { repositoryRoot } from '../scanner/testing/samples';
import { publish } from './__testUtils__/publish';

jest.setTimeout(180_000);

type Found = {
  type: string;
  document: Record<string, string>;
  highlight?: { preTag: string; fields: Record<string, string> };
};

const databases = emptyDatabases(['SQLITE_3', 'POSTGRES_15']);
if (!databases.supports('POSTGRES_15')) {
  console.warn(
    'The search engine of PostgreSQL is not tested: start the tests with `node scripts/test-postgres.mjs -- <command>`',
  );
}

/** Each plugin has a database of its own, as in a portal. */
const databaseOf = (id: TestDatabaseId) =>
  createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: async () =>
      mockServices.database({ knex: await databases.create(id) }),
  });

async function readStarter(name: string): Promise<Record<string, string>> {
  const folder = path.join(repositoryRoot, 'templates/starters', name);
  const texts = (await readdir(folder)).filter(each =>
    /^(README\.md|USAGE\.md|template\.yaml)$/.test(each),
  );
  const read = async (file: string) => [
    file,
    await readFile(path.join(folder, file), 'utf8'),
  ];
  return Object.fromEntries(await Promise.all(texts.map(read)));
}

const engines: [string, TestDatabaseId, BackendFeature[]][] = [
  ['Lunr, the default', 'SQLITE_3', []],
  // As the portal has it: the module falls back to Lunr without PostgreSQL.
  ['Lunr, beside the module of PostgreSQL', 'SQLITE_3', [searchModulePg]],
  ['PostgreSQL', 'POSTGRES_15', [searchModulePg]],
];

describe.each(engines.filter(([, id]) => databases.supports(id)))(
  'search with %s',
  (_, id, features) => {
    const scheduler = mockServices.scheduler();
    let portal: TestPortal;

    beforeAll(async () => {
      portal = await startPatternsBackend(
        {},
        {
          features: [
            searchPlugin,
            searchModulePatterns,
            ...features,
            databaseOf(id),
            eventsServiceFactory,
            createServiceFactory({
              service: coreServices.scheduler,
              deps: {},
              factory: () => scheduler,
            }),
          ],
        },
      );
    });
    afterAll(() => portal.stop());

    /** Undefined before the first reading. */
    async function search(term: string): Promise<Found[] | undefined> {
      const query = new URLSearchParams({ term, 'types[0]': 'patterns' });
      const { status, body } = await portal.getOf(
        'search',
        `/query?${query}`,
        callers.developer,
      );
      return status === 200 ? body.results : undefined;
    }

    /** What is found as soon as it is as asked, else as it is after half a minute. */
    async function found(term: string, isAsAsked: (all: Found[]) => boolean) {
      for (let attempt = 0; ; attempt++) {
        const results = await search(term);
        if (attempt === 150 || (results && isAsAsked(results))) {
          return results ?? [];
        }
        await sleep(200);
      }
    }

    const namesOf = (results: Found[]) =>
      results.map(({ document }) => document.name).sort();

    it('answers before there is a pattern', async () => {
      await scheduler.triggerTask('search_index_patterns');
      const [only, ...rest] = (await search('patterns')) ?? [];
      expect(only.document).toMatchObject({ name: '', location: '/patterns' });
      expect(rest).toEqual([]);
    });

    it('finds patterns by what they are made of, soon after they are published', async () => {
      for (const name of ['encrypted-bucket', 'dynamodb-table']) {
        await portal.submit(name, '1.0.0', await readStarter(name));
        await publish(portal, name);
      }
      const both = await found('kms', all => all.length === 2);
      expect(namesOf(both)).toEqual(['dynamodb-table', 'encrypted-bucket']);
    });

    it.each([
      'dynamodb pitr',
      'dynamodb',
      'table',
      'AWS::DynamoDB::Table',
      'PartitionKeyName',
      'point-in-time recovery',
    ])('finds the table first by %j', async term => {
      const [first] = await found(term, all => all.length > 0);
      expect(first).toMatchObject({
        type: 'patterns',
        document: {
          name: 'dynamodb-table',
          location: '/patterns/dynamodb-table',
          patternType: 'CFN',
          owner: 'group:default/platform',
          lifecycle: 'production',
          latestVersion: '1.0.0',
        },
      });
    });

    it('marks what was found in the text', async () => {
      const [{ highlight }] = await found('throttling', all => all.length > 0);
      expect(highlight?.fields.text).toContain(highlight?.preTag);
    });

    it('finds nothing of a draft', async () => {
      await portal.submit(
        'static-site',
        '1.0.0',
        await readStarter('static-site'),
      );
      await portal.reaches('static-site', '1.0.0', 'in-review');
      expect(namesOf((await search('cloudfront')) ?? [])).not.toContain(
        'static-site',
      );
    });

    it('marks what is deprecated, and finds nothing that is revoked, the last one included', async () => {
      const change = (name: string, state: string) =>
        portal
          .change(`/patterns/${name}/lifecycle`, { state, reason: 'Old' })
          .expect(200);
      const isDeprecated = ([first]: Found[]) =>
        first?.document.lifecycle === 'deprecated';
      await change('dynamodb-table', 'deprecated');
      const marked = await found('dynamodb pitr', isDeprecated);
      expect(isDeprecated(marked)).toBe(true);

      await change('dynamodb-table', 'revoked');
      const isGone = (all: Found[]) => !namesOf(all).includes('dynamodb-table');
      expect(isGone(await found('dynamodb pitr', isGone))).toBe(true);
      await change('encrypted-bucket', 'revoked');
      const none = await found('bucket', all => !all.length);
      expect(none).toEqual([]);
    });
  },
);
