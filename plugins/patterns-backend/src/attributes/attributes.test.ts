import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

let portal: TestPortal;
const start = async () => {
  portal = await startPatternsBackend();
};
const stop = () => portal.stop();

const create = (key: string, value: string, more: object = {}) =>
  portal.post('/attributes', { key, value, ...more });

const idsOf = async (query = '') => {
  const { body } = await portal.get(`/attributes${query}`).expect(200);
  return body.items.map(({ id }: { id: string }) => id);
};

describe('attributes with an error', () => {
  // One portal for all: they leave nothing in it.
  beforeAll(start);
  afterAll(stop);

  const metadata = (key: string, value: string) => ({
    metadata: { [key]: value },
  });

  it.each<[string, object, string]>([
    ['no key', { key: '' }, 'key is required'],
    ['a key with a space', { key: 'Data Class' }, 'key has only letters'],
    ['a key with a dot', { key: 'a.b' }, 'use a-b'],
    ['a long key', { key: 'k'.repeat(121) }, 'key has at most 120'],
    ['a key with an accent', { key: 'Schlüssel' }, 'key has only letters'],
    ['no value', { value: '' }, 'value is required'],
    ['a value with a colon', { value: 'a:b' }, 'value has only letters'],
    ['a value that ends in a line', { value: 'a\n' }, 'value has only'],
    ['a long value', { value: 'v'.repeat(121) }, 'value has at most 120'],
    [
      'a long description',
      { description: 'd'.repeat(1025) },
      'description has at most 1024 characters: shorten it by 1',
    ],
    ['AWS’s own metadata', metadata('aws:x', 'y'), 'metadata.aws:x does not'],
    ['metadata with a digit', metadata('a1', 'y'), 'metadata.a1 has a key'],
    ['metadata without a key', metadata('', 'y'), 'has a key of 1 to 128'],
    ['a long key of metadata', metadata('k'.repeat(129), 'y'), '1 to 128'],
    ['a space in metadata', metadata('a', 'b c'), 'metadata.a has a value'],
    ['empty metadata', metadata('a', ''), 'has a value of 1 to 256'],
    ['a long value of metadata', metadata('a', 'v'.repeat(257)), '1 to 256'],
    [
      'much metadata',
      {
        metadata: Object.fromEntries(
          Array.from('abcdefghijklmnopqrstuvwxyzABCD', letter => [
            letter,
            'v'.repeat(250),
          ]),
        ),
      },
      'metadata has at most 7000 characters as JSON',
    ],
  ])('are refused with %s', async (_, wrong, message) => {
    const { status, body } = await create('Tier', 'Gold', wrong);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    expect(body.error.fields).toHaveLength(1);
    expect(await idsOf()).toEqual([]);
  });
});

describe('attributes', () => {
  beforeEach(start);
  afterEach(stop);

  it('are created, read, changed and deleted', async () => {
    const created = await create('DataClass', 'PII', {
      description: 'Names\nof people',
      metadata: { contact: 'privacy@example.com' },
    });
    expect(created.status).toBe(201);
    expect(created.body).toEqual({
      id: 'DATACLASS:PII',
      key: 'DataClass',
      value: 'PII',
      description: 'Names\nof people',
      metadata: { contact: 'privacy@example.com' },
      uses: 0,
      revision: 1,
      createdBy: 'user:default/admin',
      createdAt: expect.stringMatching(/Z$/),
      updatedBy: 'user:default/admin',
      updatedAt: created.body.createdAt,
    });
    const { body } = await portal.get('/attributes/dataclass:pii');
    expect(body).toEqual(created.body);

    const change = { description: 'People', metadata: {}, revision: 1 };
    const changed = await portal
      .change('/attributes/DATACLASS:PII', change, callers.otherAdmin)
      .expect(200);
    expect(changed.body).toMatchObject({
      description: 'People',
      metadata: {},
      revision: 2,
      updatedBy: 'user:default/admin2',
    });
    await portal.delete('/attributes/DATACLASS:PII?revision=2').expect(204);
    await portal.get('/attributes/DATACLASS:PII').expect(404);
    await portal.delete('/attributes/DATACLASS:PII?revision=2').expect(404);
  });

  it.each<[string, object]>([
    ['one letter', { key: 'k', value: '_' }],
    ['the longest', { key: 'K'.repeat(120), value: '9-_'.repeat(40) }],
    ['lines and accents', { description: 'é\n'.repeat(512) }],
    ['odd metadata', { metadata: { 'a+-=._:/': 'a_.:/=+-@9' } }],
  ])('are taken with %s', async (_, right) => {
    const { status } = await create('Tier', 'Gold', right);
    expect(status).toBe(201);
  });

  it('are not there twice, whatever their case', async () => {
    await create('Tier', 'Gold').expect(201);
    const { status, body } = await create('TIER', 'gold');
    expect(status).toBe(409);
    expect(body.error.message).toContain('TIER:GOLD');
  });

  it('that somebody else changed are left as they are', async () => {
    await create('Tier', 'Gold');
    const change = (description: string, as: string) =>
      portal.change(
        '/attributes/TIER:GOLD',
        { description, metadata: {}, revision: 1 },
        as,
      );
    await change('First', callers.admin).expect(200);
    const late = await change('Second', callers.otherAdmin).expect(409);
    expect(late.body.error.message).toContain('changed by someone else');
    await portal.delete('/attributes/TIER:GOLD?revision=1').expect(409);
    const { body } = await portal.get('/attributes/TIER:GOLD');
    expect(body).toMatchObject({ description: 'First', revision: 2 });
  });

  it('in use are not deleted, and the patterns are named', async () => {
    await create('Tier', 'Gold');
    for (let i = 10; i < 33; i += 1) {
      const attributes = { tier: ['GOLD'] };
      const { status } = await portal.submit(
        `pattern-${i}`,
        '1.0.0',
        undefined,
        undefined,
        { attributes },
      );
      expect(status).toBe(202);
    }
    const { status, body } = await portal.delete(
      '/attributes/TIER:GOLD?revision=1',
    );
    expect(status).toBe(409);
    expect(body.error).toMatchObject({
      uses: 23,
      patterns: Array.from({ length: 20 }, (_, i) => `pattern-${10 + i}`),
      message: expect.stringContaining('pattern-29 and 3 more'),
    });
  });

  it('are listed, searched and paged', async () => {
    for (const name of ['Tier:Gold', 'Tier:Silver', 'Zone:EU']) {
      await create(...(name.split(':') as [string, string])).expect(201);
    }
    expect(await idsOf('?key=tier&order=desc')).toEqual([
      'TIER:SILVER',
      'TIER:GOLD',
    ]);
    expect(await idsOf('?search=eu')).toEqual(['ZONE:EU']);
    expect(await idsOf('?sort=created&limit=1')).toEqual(['ZONE:EU']);
    const { body } = await portal.get('/attributes?limit=2');
    const rest = await idsOf(`?limit=2&cursor=${body.nextCursor}`);
    expect(rest).toEqual(['ZONE:EU']);
    await portal
      .get(`/attributes?sort=uses&cursor=${body.nextCursor}`)
      .expect(400);
    await portal.get('/attributes?limit=1000').expect(400);
  });
});
