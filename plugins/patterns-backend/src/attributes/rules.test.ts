import type {
  AttributeKey,
  AttributeRule,
} from '@apo/backstage-plugin-patterns-common';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

const names = ['Tier:Gold', 'Tier:Silver', 'Zone:EU', 'Zone:US'];

describe('the rules of keys', () => {
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await startPatternsBackend();
    for (const name of names) {
      const [key, value] = name.split(':');
      await portal.post('/attributes', { key, value }).expect(201);
    }
  });
  afterEach(() => portal.stop());

  const setRule = (key: string, rule: Partial<AttributeRule>, revision = 1) =>
    portal.change(`/attribute-keys/${key}`, {
      rule: { requiredFor: [], several: false, ...rule },
      revision,
    });

  const submit = (attributes?: object, version = '1.0.0') =>
    portal.submit('bucket', version, undefined, undefined, {
      attributes: attributes as Record<string, string[]>,
    });

  const edit = async (attributes: object) => {
    const { body } = await portal.get('/patterns/bucket');
    return portal.change(
      '/patterns/bucket',
      {
        title: 'Bucket',
        description: '',
        owner: 'group:default/platform',
        attributes,
        revision: body.revision,
      },
      callers.publisher,
    );
  };

  it.each<[string, string, Partial<AttributeRule>, object, string]>([
    ['no rule', 'Tier', {}, { Tier: ['Gold', 'Silver'] }, 'has one value'],
    ['no rule', 'Tier', {}, { Tier: ['Bronze'] }, 'has no value Bronze'],
    ['no rule', 'Tier', {}, { Colour: ['Red'] }, 'is a key that exists'],
    [
      'a required key',
      'Tier',
      { requiredFor: ['CFN'] },
      { Zone: ['EU'] },
      'attributes.Tier is required for CFN patterns: use Gold, Silver',
    ],
    [
      'allowed values',
      'Tier',
      { allowedValues: ['Gold'] },
      { tier: ['silver'] },
      'is not given silver any more: use Gold',
    ],
  ])('with %s hold for %j', async (_, key, rule, attributes, message) => {
    const required = rule.requiredFor ? { Tier: ['Gold'] } : {};
    expect((await submit(required)).status).toBe(202);
    await setRule(key, rule).expect(200);

    const submitted = await portal.submit(
      'other',
      '1.0.0',
      undefined,
      undefined,
      {
        attributes: attributes as Record<string, string[]>,
      },
    );
    expect(submitted.status).toBe(400);
    expect(submitted.body.error.message).toContain(message);
    await portal.get('/patterns/other').expect(404);

    const edited = await edit(attributes);
    expect(edited.status).toBe(400);
    expect(edited.body.error.message).toContain(message);
  });

  it('are met by what they ask for', async () => {
    await setRule('Zone', { requiredFor: ['CFN'], several: true }).expect(200);
    await setRule('Tier', { requiredFor: ['CDK'] }).expect(200);
    expect((await submit({ zone: ['us', 'eu'] })).status).toBe(202);
    const { body } = await portal.get('/patterns/bucket');
    expect(body.attributes).toEqual({ Zone: ['EU', 'US'] });
    expect((await edit({ Zone: ['EU'], Tier: ['Gold'] })).status).toBe(200);
  });

  it('are not asked of more attributes than any pattern has', async () => {
    const many = Array.from({ length: 201 }, (_, i) => [`Key${i}`, ['Value']]);
    const refused = await submit(Object.fromEntries(many));
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toMatch(/200/);
  });

  it('ask a new pattern that says nothing', async () => {
    await setRule('Zone', { requiredFor: ['CFN'] });
    expect((await submit()).status).toBe(400);
  });

  it('break no pattern that was there before them, and name it', async () => {
    await submit({ Tier: ['Silver'] });
    await portal.reaches('bucket', '1.0.0', 'in-review');
    const rule = { requiredFor: ['CFN'], several: false };
    const preview = await portal
      .post('/attribute-keys/zone/violations', { rule })
      .expect(200);
    const violation = {
      patternName: 'bucket',
      title: 'The bucket',
      type: 'CFN',
      message: 'attributes.Zone is required for CFN patterns: use EU, US',
    };
    expect(preview.body).toEqual({ items: [violation] });
    const before = await portal.post('/attribute-keys/Zone/violations');
    expect(before.body).toEqual({ items: [] });

    await setRule('Zone', rule as AttributeRule).expect(200);
    const after = await portal.post('/attribute-keys/Zone/violations');
    expect(after.body).toEqual({ items: [violation] });
    const counted = await portal.get('/attribute-keys?violations=true');
    expect(
      counted.body.items.map((key: AttributeKey) => [key.key, key.violations]),
    ).toEqual([
      ['Tier', 0],
      ['Zone', 1],
    ]);
    await portal
      .get('/attribute-keys?violations=true', callers.developer)
      .expect(403);
    expect((await submit(undefined, '1.1.0')).status).toBe(202);
    expect((await submit({ tier: ['silver'] }, '1.2.0')).status).toBe(202);
    expect((await edit({ Tier: ['Silver'] })).status).toBe(200);
    expect((await edit({ Tier: ['Gold'] })).status).toBe(400);
  });

  it.each([
    [{ allowedValues: [] }, 'has one value at least'],
    [{ allowedValues: ['Bronze'] }, 'has values of Tier only'],
  ])('make sense: %j does not', async (rule, message) => {
    const { status, body } = await setRule('Tier', rule);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('that somebody else changed are left as they are', async () => {
    await setRule('Tier', { several: true }).expect(200);
    await setRule('Tier', { several: false }).expect(409);
    await setRule('Colour', {}).expect(404);
    const { body } = await portal.get('/attribute-keys');
    expect(body.items).toEqual([
      {
        key: 'Tier',
        values: ['Gold', 'Silver'],
        rule: { requiredFor: [], several: true },
        revision: 2,
      },
      expect.objectContaining({ key: 'Zone', values: ['EU', 'US'] }),
    ]);
  });
});
