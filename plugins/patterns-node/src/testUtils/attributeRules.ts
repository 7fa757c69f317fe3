import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import { withAttributes } from './attributes';
import type { Visibility } from '../store/PatternStore';
import {
  everything,
  filledOnce,
  published,
  submitTo,
  type CreateStore,
} from './storeFixtures';

const free: AttributeRule = { requiredFor: [], several: false };

/** Cases of the rules of keys. */
export function describeAttributeRules(create: CreateStore): void {
  describe('rules of keys', () => {
    it('ask for nothing until somebody sets them', async () => {
      const store = await withAttributes(create, 'Tier:Gold');
      expect(await store.listAttributeKeys()).toEqual([
        { key: 'Tier', values: ['Gold'], rule: free, revision: 1 },
      ]);
    });

    it('change in the revision that was seen, and in no other', async () => {
      const store = await withAttributes(create, 'Tier:Gold', 'Tier:Silver');
      const rule: AttributeRule = {
        requiredFor: ['CFN', 'CDK'],
        several: true,
        allowedValues: ['gold'],
      };
      const spelled = { ...rule, allowedValues: ['Gold'] };
      expect(await store.setAttributeRule('tier', rule, 1)).toEqual({
        key: 'Tier',
        values: ['Gold', 'Silver'],
        rule: spelled,
        revision: 2,
      });
      await expect(
        store.setAttributeRule('Tier', free, 1),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect(await store.listAttributeKeys()).toMatchObject([
        { rule: spelled, revision: 2 },
      ]);
      await store.setAttributeRule('Tier', free, 2);
      expect(await store.listAttributeKeys()).toMatchObject([{ rule: free }]);
    });

    it.each([
      ['a key that is not there', 'Zone', free, 'NotFoundError'],
      [
        'a value that is not there',
        'Tier',
        { ...free, allowedValues: ['Bronze'] },
        'ConflictError',
      ],
    ])('refuse %s', async (_, key, rule, name) => {
      const store = await withAttributes(create, 'Tier:Gold');
      await expect(store.setAttributeRule(key, rule, 1)).rejects.toMatchObject({
        name,
      });
    });

    it('lose a value that is deleted, unless it is the only one', async () => {
      const store = await withAttributes(create, 'Tier:Gold', 'Tier:Silver');
      const allowedValues = ['Gold', 'Silver'];
      await store.setAttributeRule('Tier', { ...free, allowedValues }, 1);
      await store.deleteAttribute('TIER:SILVER', 1);
      expect(await store.listAttributeKeys()).toMatchObject([
        { rule: { allowedValues: ['Gold'] }, revision: 3 },
      ]);
      await expect(store.deleteAttribute('TIER:GOLD', 1)).rejects.toThrow(
        'change the rule first',
      );
    });

    describeBreaches(create);
  });
}

function describeBreaches(create: CreateStore) {
  const store = filledOnce(() => fill(create));

  it.each<[string, AttributeRule, [string, string[]][]]>([
    ['nothing is asked for', { ...free, several: true }, []],
    ['one value is taken', free, [['both', ['Gold', 'Silver']]]],
    [
      'it is required of templates',
      { requiredFor: ['CFN'], several: true },
      [['none', []]],
    ],
    [
      'it is required of all',
      { requiredFor: ['CFN', 'CDK'], several: true },
      [
        ['library', []],
        ['none', []],
      ],
    ],
    [
      'a value is allowed',
      { requiredFor: [], several: true, allowedValues: ['Gold'] },
      [
        ['both', ['Gold', 'Silver']],
        ['silver', ['Silver']],
      ],
    ],
  ])('name who breaks them when %s', async (_, rule, breaches) => {
    const found: [string, string[]][] = [];
    let cursor: string | undefined;
    do {
      const page = await store().listRuleBreaches({
        key: 'tier',
        rule,
        limit: 1,
        cursor,
        visibility: everything,
      });
      for (const { patternName, values } of page.items) {
        found.push([patternName, values]);
      }
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(breaches);
    const count = (visibility: Visibility) =>
      store().countRuleBreaches('TIER', rule, visibility);
    expect(await count(everything)).toBe(found.length);
    // None of these patterns is published.
    expect(await count(published)).toBe(0);
    const { items } = await store().listRuleBreaches({
      key: 'Tier',
      rule,
      limit: 10,
      visibility: published,
    });
    expect(items).toEqual([]);
  });
}

async function fill(create: CreateStore) {
  const store = await withAttributes(
    create,
    'Tier:Gold',
    'Tier:Silver',
    'Zone:EU',
  );
  const tiers = {
    both: ['Gold', 'Silver'],
    gold: ['Gold'],
    silver: ['Silver'],
    none: [],
  };
  for (const [patternName, Tier] of Object.entries(tiers)) {
    await submitTo(store, 'in-review', {
      patternName,
      attributes: { Tier, Zone: ['EU'] },
    });
  }
  await submitTo(store, 'in-review', { patternName: 'library', type: 'CDK' });
  return store;
}
