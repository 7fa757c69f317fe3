import type { AttributeChange } from '@apo/backstage-plugin-patterns-common';
import {
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

describe('attributes as files', () => {
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await startPatternsBackend();
  });
  afterEach(() => portal.stop());

  const dryRun = (format: string, content: string) =>
    portal.post('/attribute-import', { format, content, dryRun: true });

  const apply = (format: string, content: string, plan?: string) =>
    portal.post('/attribute-import', { format, content, dryRun: false, plan });

  const load = async (format: string, content: string) => {
    const { body } = await dryRun(format, content).expect(200);
    return apply(format, content, body.plan).expect(200);
  };

  const download = async (format: string) => {
    const answer = await portal
      .get(`/attribute-export?format=${format}`)
      .buffer()
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', chunk => chunks.push(chunk));
        res.on('end', () => done(null, Buffer.concat(chunks).toString()));
      })
      .expect(200);
    expect(answer.headers['content-disposition']).toContain(
      `attributes.${format}`,
    );
    return answer.body as string;
  };

  const ids = async () => {
    const { body } = await portal.get('/attributes?limit=100');
    return body.items.map(({ id }: { id: string }) => id);
  };

  const odd = [
    { key: '-Key-', value: '-9', description: '=1+1', metadata: {} },
    {
      key: 'Tier',
      value: 'Gold',
      description: 'a "quoted", line\nand \'another\' – é',
      metadata: { 'a:b': 'c@d.e' },
    },
  ];

  it.each(['csv', 'json'])('come back from %s as they were', async format => {
    await load('json', JSON.stringify(odd));
    const file = await download(format);
    for (const id of await ids()) {
      await portal.delete(`/attributes/${id}?revision=1`).expect(204);
    }
    expect(await ids()).toEqual([]);
    await load(format, file);
    expect(JSON.parse(await download('json'))).toEqual(odd);
    const { body } = await dryRun(format, file);
    expect(actionsOf(body)).toEqual(['unchanged', 'unchanged']);
  });

  it('run no formula in a spreadsheet', async () => {
    await load('json', JSON.stringify(odd));
    expect(await download('csv')).toBe(
      `key,value,description,metadata
'-Key-,'-9,'=1+1,{}
Tier,Gold,"a ""quoted"", line
and 'another' – é","{""a:b"":""c@d.e""}"
`,
    );
  });

  it('say what they would change, and change nothing', async () => {
    await load('json', JSON.stringify(odd));
    const csv = `\ufeffkey,value,description,metadata
tier,gold,Best,
Tier,Silver,,"{""a"":""b""}"
Tier,silver,again,
Zone,E U,,
`;
    const { body } = await dryRun('csv', csv).expect(200);
    expect(body).toMatchObject({
      applied: false,
      changes: [
        {
          row: 1,
          action: 'update',
          key: 'Tier',
          value: 'Gold',
          before: odd[1] && {
            description: odd[1].description,
            metadata: odd[1].metadata,
          },
          after: { description: 'Best', metadata: {} },
        },
        {
          row: 2,
          action: 'create',
          key: 'Tier',
          value: 'Silver',
          after: { description: '', metadata: { a: 'b' } },
        },
        {
          row: 3,
          action: 'invalid',
          problems: [
            { field: 'value', rule: 'is in the file once, and was in row 2' },
          ],
        },
        { row: 4, action: 'invalid', problems: [{ field: 'value' }] },
      ],
    });
    expect(await ids()).toEqual(['-KEY-:-9', 'TIER:GOLD']);
    const refused = await apply('csv', csv, body.plan).expect(400);
    expect(refused.body.error.message).toContain('row 4 value has only');
    expect(await ids()).toEqual(['-KEY-:-9', 'TIER:GOLD']);
  });

  it('are not applied when they would do something else by now', async () => {
    const content = JSON.stringify([odd[1]]);
    const { body } = await dryRun('json', content);
    await apply('json', content).expect(409);
    await portal.post('/attributes', { key: 'Tier', value: 'Gold' });
    const late = await apply('json', content, body.plan).expect(409);
    expect(late.body.error.message).toContain('make a dry run again');
    const again = await dryRun('json', content);
    expect(actionsOf(again.body)).toEqual(['update']);
    const done = await apply('json', content, again.body.plan).expect(200);
    expect(done.body).toMatchObject({ applied: true, plan: again.body.plan });
    const { body: tier } = await portal.get('/attributes/TIER:GOLD');
    expect(tier).toMatchObject({ metadata: { 'a:b': 'c@d.e' }, revision: 2 });
  });

  it.each([
    ['json', 'no', 'The file is not JSON'],
    ['json', '{}', 'put them between [ and ]'],
    ['json', '[{"key":"a"}]', 'Row 1 of the file is no attribute: value'],
    ['json', '[{"key":"a","value":"b","x":1}]', 'Row 1'],
    ['csv', 'key\na,b', 'The file is not CSV'],
    ['csv', 'key,value,metadata\na,b,{', 'metadata of row 1 is not JSON'],
    ['csv', 'name,value\na,b', 'Row 1 of the file is no attribute'],
  ])('in %s are refused: %j', async (format, content, message) => {
    const { status, body } = await dryRun(format, content);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('are many', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({
      key: `Key-${i % 40}`,
      value: `Value-${i}`,
    }));
    await load('json', JSON.stringify(rows));
    const { body } = await portal.get('/attribute-keys');
    expect(body.items).toHaveLength(40);
    expect(body.items[0].values).toHaveLength(25);
    expect(JSON.parse(await download('json'))).toHaveLength(1000);
  });
});

function actionsOf({ changes }: { changes: AttributeChange[] }) {
  return changes.map(({ action }) => action);
}
