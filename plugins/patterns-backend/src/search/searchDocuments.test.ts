import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SearchDocument } from '@apo/backstage-plugin-patterns-common';
import {
  callers,
  cleanTemplate,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';
import { repositoryRoot } from '../scanner/testing/samples';
import { publish } from './__testUtils__/publish';

jest.setTimeout(120_000);

const starter = path.join(repositoryRoot, 'templates/starters/dynamodb-table');

async function starterFiles() {
  const names = await readdir(starter);
  const texts = names.filter(name => /\.(md|yaml)$/.test(name));
  return Object.fromEntries(
    await Promise.all(
      texts.map(async name => [
        name,
        await readFile(path.join(starter, name), 'utf8'),
      ]),
    ),
  );
}

describe('search documents', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startPatternsBackend();
    await portal.submit('table', '1.0.0', await starterFiles());
    await publish(portal, 'table');
    await portal.submit('bare', '1.0.0');
    await publish(portal, 'bare');
    await portal.submit('draft', '1.0.0');
    await portal.reaches('draft', '1.0.0', 'in-review');
  });
  afterAll(() => portal.stop());

  async function readAll() {
    const items: SearchDocument[] = [];
    let cursor: string | undefined;
    do {
      const query = `limit=1${cursor ? `&cursor=${cursor}` : ''}`;
      const url = `/search-documents?${query}`;
      const { body } = await portal.get(url, callers.otherPlugin).expect(200);
      items.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    return items;
  }

  it('are those of published patterns, page by page', async () => {
    const [bare, table, ...rest] = await readAll();
    expect(rest).toEqual([]);
    expect(bare).toMatchObject({
      name: 'bare',
      text: '',
      resourceTypes: ['AWS::CloudFormation::WaitConditionHandle'],
    });
    expect(table).toMatchObject({
      name: 'table',
      title: 'The table',
      type: 'CFN',
      owner: 'group:default/platform',
      lifecycle: 'active',
      latestVersion: '1.0.0',
      attributes: {},
    });
    expect(table.resourceTypes).toContain('AWS::DynamoDB::Table');
    // Of README, then USAGE, without marks.
    expect(table.text).toContain(
      'Point-in-time recovery goes back 35 days, to the second.',
    );
    expect(table.text).toContain('aws dynamodb put-item');
    expect(table.text).not.toMatch(/```|\*\*|architecture\.png|^#/m);
  });

  it('say what the latest version says, and the same when asked again', async () => {
    await portal.submit('bare', '1.1.0', {
      'template.yaml': cleanTemplate,
      'README.md': '# Now\n\nWith **words**.',
    });
    await publish(portal, 'bare', '1.1.0');
    const first = await readAll();
    expect(first[0]).toMatchObject({
      latestVersion: '1.1.0',
      text: 'Now With words.',
    });
    expect(await readAll()).toEqual(first);
  });
});
