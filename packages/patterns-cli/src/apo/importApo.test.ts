import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  storedKinds,
  type StoredItem,
} from '@apo/backstage-plugin-patterns-node';
import { apoTableNames, makeApoTables } from '../__testUtils__/apoTables';
import { localAws, REGION } from '../__testUtils__/awsPortal';
import { databasePortal, withPortal } from '../__testUtils__/databasePortal';
import { runCli } from '../__testUtils__/runCli';
import { testFolder } from '../__testUtils__/testFolder';

jest.setTimeout(60_000);

const everything = { unpublished: true };

describe('patterns import-apo', () => {
  const aws = localAws();
  const folder = testFolder();
  let portal: string;

  beforeAll(() => makeApoTables(aws.client()));
  beforeEach(async () => {
    portal = await databasePortal(folder.path, 'portal');
    await withPortal(portal, async stores => {
      const store = await stores.openPatterns();
      const high = { key: 'SecurityLevel', value: 'High', metadata: {} };
      await store.writeAttributes(
        [{ ...high, description: 'The highest' }],
        'user:default/admin',
      );
    });
  });

  const run = (...more: string[]) =>
    runCli(
      'import-apo',
      ...['--region', REGION],
      ...['--patterns-table', apoTableNames.patterns],
      ...['--attributes-table', apoTableNames.attributes],
      ...['--config', portal, '--backend-folder', folder.path],
      ...more,
    );
  const withOwners = [
    ...['--owner', 'group:default/platform'],
    ...['--map-owner', 'Storage@Example.com=group:default/storage'],
  ];
  const readAll = () =>
    withPortal(portal, async stores => {
      const store = await stores.openPatterns();
      const all: StoredItem[] = [];
      for (const kind of storedKinds) {
        for await (const { items } of store.readItems(kind)) all.push(...items);
      }
      return all;
    });

  it('says what it would do, and does nothing, in a dry run', async () => {
    const before = await readAll();
    const { exitCode, output } = await run('--dry-run', ...withOwners);
    expect(exitCode).toBe(0);
    expect(await readAll()).toEqual(before);
    expect(output).toContain(
      'attributes: 3 to create, 0 unchanged, 2 skipped; patterns: 2 to create, 0 unchanged, 5 skipped',
    );
    for (const told of [
      /skip +attribute +COST CENTRE:42\n +key has only letters.*: use Cost-centre/,
      /skip +attribute +SECURITYLEVEL:HIGH\n +is here with another description/,
      /skip +pattern +long-story\n +description has at most 1024.*by 6/,
      /skip +pattern +reviews\n +name is not the name of a page.*: use/,
      /skip +pattern +terraform\n +type is TF: only CFN and CDK/,
      /skip +pattern +phantom\n +has no name or no type/,
      /skip +pattern +odd\n +cannot be read from apo-patterns, patternType/,
      /create +pattern +encrypted-bucket\n +is created without Forgotten:Value/,
    ]) {
      expect(output).toMatch(told);
    }
  });

  it('creates attributes and patterns as they were there', async () => {
    const { exitCode } = await run(...withOwners);
    expect(exitCode).toBe(0);
    await withPortal(portal, async stores => {
      const store = await stores.openPatterns();
      expect(await store.getPattern('encrypted-bucket')).toEqual({
        name: 'encrypted-bucket',
        title: 'Encrypted bucket',
        type: 'CFN',
        description: 'Keeps objects safe\nand encrypted',
        owner: 'group:default/storage',
        attributes: { DataClassification: ['PII'], SecurityLevel: ['Medium'] },
        lifecycle: 'unpublished',
        sourceUrl: 'https://github.example.com/patterns/encrypted-bucket',
        revision: 1,
        createdBy: 'user:default/apo-import',
        createdAt: '2022-09-16T04:17:10.656Z',
        updatedAt: '2023-01-16T06:34:33.648Z',
      });
      expect(await store.getPattern('my_queue')).toMatchObject({
        type: 'CDK',
        owner: 'group:default/platform',
        title: 'My queue',
      });
      expect(await store.getVersions('my_queue')).toEqual([]);
      expect(
        await store.getAttribute('DATACLASSIFICATION:PII', everything),
      ).toEqual({
        id: 'DATACLASSIFICATION:PII',
        key: 'DataClassification',
        value: 'PII',
        description: 'Names and addresses of people',
        metadata: { contact: 'privacy@example.com' },
        revision: 1,
        createdBy: 'user:default/apo-import',
        createdAt: '2021-05-17T07:04:24.102Z',
        updatedBy: 'user:default/apo-import',
        updatedAt: '2021-06-17T07:04:24.102Z',
        uses: 1,
        sync: { state: 'pending' },
      });
      const keys = (await store.listAttributeKeys()).map(({ key, values }) => ({
        key,
        values,
      }));
      expect(keys).toEqual([
        { key: 'DataClassification', values: ['PII', 'Public'] },
        { key: 'SecurityLevel', values: ['High', 'Medium'] },
      ]);
    });
  });

  it('changes nothing the second time', async () => {
    await run(...withOwners);
    const before = await readAll();
    const { output } = await run(...withOwners);
    expect(output).toContain(
      'attributes: 0 to create, 3 unchanged, 2 skipped; patterns: 0 to create, 2 unchanged, 5 skipped',
    );
    expect(await readAll()).toEqual(before);
  });

  it('leaves alone what was changed here since', async () => {
    await run(...withOwners);
    await withPortal(portal, async stores => {
      const store = await stores.openPatterns();
      await store.updatePattern('my_queue', {
        title: 'Queue',
        description: 'Changed here',
        owner: 'group:default/platform',
        revision: 1,
      });
    });
    const before = await readAll();
    const { output } = await run(...withOwners);
    expect(output).toMatch(
      /skip +pattern +my_queue\n +is here with another title, description,/,
    );
    expect(await readAll()).toEqual(before);
  });

  it('takes no pattern that nobody owns', async () => {
    const { output } = await run('--dry-run');
    expect(output).toContain(
      'owner Storage Team is nobody here: name one with --map-owner',
    );
    expect(output).toContain('patterns: 0 to create');
    const wrong = await run('--owner', 'nobody');
    expect(wrong.output).toContain('--owner: owner is the entity ref');
    expect(wrong.exitCode).toBe(1);
  });

  it('reports what is on AWS, in a file too', async () => {
    const report = join(folder.path, 'report.json');
    const { output } = await run(
      ...withOwners,
      ...['--publish-data-table', apoTableNames.publications],
      ...['--report', report, '--dry-run'],
    );
    expect(output).toContain(
      'product prod-example1 encrypted-bucket_@bucket/plain in 111122223333 eu-west-1',
    );
    expect(output).toContain(
      'package @queue/dlq 2.0.0 in 111122223333/eu-west-1/awspatterns/awspatterns',
    );
    const { records, onAws } = JSON.parse(await readFile(report, 'utf8'));
    expect(records).toHaveLength(12);
    expect(onAws).toMatchObject([
      {
        patternId: 'encrypted-bucket',
        commitId: 'c2',
        products: [{ productId: 'prod-example1' }],
        packages: [],
      },
      { patternId: 'my-queue', packages: [{ name: '@queue/dlq' }] },
    ]);
  });

  it('says what to do when a table is not there', async () => {
    const { exitCode, output } = await run('--patterns-table', 'nothing');
    expect(output).toContain('There is no table nothing: look at');
    expect(exitCode).toBe(1);
  });
});
