import {
  areSameAttributes,
  attributeId,
  attributeIdsOf,
  checkAttributeWord,
  checkMetadataKey,
  checkMetadataValue,
  checkNewAttribute,
  checkPatternAttributes,
  parseAttributeId,
} from './attributeRules';
import type { AttributeKey, AttributeRule } from './types';

describe('the identity of an attribute', () => {
  it('does not depend on case', () => {
    expect(attributeId('Data-Class', 'pii_1')).toBe('DATA-CLASS:PII_1');
    expect(attributeIdsOf({ Tier: ['Gold', 'gold'], zone: ['EU'] })).toEqual([
      'TIER:GOLD',
      'ZONE:EU',
    ]);
  });

  it('is taken apart', () => {
    expect(parseAttributeId('A-b:C_d')).toEqual({ key: 'A-b', value: 'C_d' });
    for (const id of ['A', 'A:', ':B', 'A:B:C', 'A B:C', '', 'A:B\n']) {
      expect(parseAttributeId(id)).toBeUndefined();
    }
  });

  it.each([
    [{ Tier: ['Gold'] }, { TIER: ['gold'] }, true],
    [{ Tier: ['A', 'B'] }, { Tier: ['B', 'A'] }, true],
    [{ Tier: [] }, {}, true],
    [{ Tier: ['Gold'] }, { Tier: ['Gold', 'Silver'] }, false],
    [{ Tier: ['Gold'] }, { Zone: ['Gold'] }, false],
  ])('says of %j and %j whether they are the same', (one, other, same) => {
    expect(areSameAttributes(one, other)).toBe(same);
    expect(areSameAttributes(other, one)).toBe(same);
  });
});

describe('the rules of an attribute', () => {
  it.each(['a', '_', '-', '9', 'Data_Class-1', 'x'.repeat(120)])(
    'take the key %j',
    word => expect(checkAttributeWord('key', word)).toBeUndefined(),
  );

  it.each([
    ['', 'is required', 'write a word such as DataClassification'],
    ['a b', 'has only letters, digits, _ and -', 'use a-b'],
    [' a.b ', 'has only letters, digits, _ and -', 'use a-b'],
    ['a\n', 'has only letters, digits, _ and -', 'use a'],
    ['__PROTO__', 'is not __proto__', 'use DataClassification'],
    ['x'.repeat(121), 'has at most 120 characters', 'shorten it by 1'],
  ])('refuse the key %j', (word, rule, fix) => {
    expect(checkAttributeWord('key', word)).toEqual({
      field: 'key',
      rule,
      fix,
    });
  });

  it.each(['☃', '  ', '.'])(
    'propose no fix for %j that breaks a rule too',
    word => {
      const { fix } = checkAttributeWord('value', word)!;
      const proposed = fix.split(' ').at(-1)!;
      expect(checkAttributeWord('value', proposed)).toBeUndefined();
    },
  );

  it.each(['a', 'Contact.Team', '+-=._:/', 'k'.repeat(128)])(
    'take the metadata key %j',
    key => expect(checkMetadataKey(key)).toBeUndefined(),
  );

  it.each(['', 'a1', 'a b', '__proto__', 'aws:a', 'ä', 'k'.repeat(129), 'a\n'])(
    'refuse the metadata key %j',
    key => expect(checkMetadataKey(key)?.field).toBe(`metadata.${key}`),
  );

  it.each(['a', '9', 'a.b:c/d=e+f-g@h_', 'v'.repeat(256)])(
    'take the metadata value %j',
    value => expect(checkMetadataValue('a', value)).toBeUndefined(),
  );

  it.each(['', 'a b', 'a,b', 'é', 'v'.repeat(257), 'a\n'])(
    'refuse the metadata value %j',
    value => expect(checkMetadataValue('a', value)?.field).toBe('metadata.a'),
  );

  it('name every field that breaks one', () => {
    const problems = checkNewAttribute({
      key: '',
      value: 'a b',
      description: 'd'.repeat(1025),
      metadata: { 'aws:x': 'y', a: '' },
    });
    expect(problems.map(({ field }) => field)).toEqual([
      'key',
      'value',
      'description',
      'metadata.aws:x',
      'metadata.a',
    ]);
  });
});

describe('the rules of keys', () => {
  const keys = (rule: Partial<AttributeRule>): AttributeKey[] => [
    {
      key: 'Tier',
      values: ['Gold', 'Silver'],
      rule: { requiredFor: [], several: false, ...rule },
      revision: 1,
    },
  ];
  const rulesOf = (rule: Partial<AttributeRule>, attributes: object) =>
    checkPatternAttributes(
      attributes as Record<string, string[]>,
      'CFN',
      keys(rule),
    ).map(problem => problem.rule);

  it.each<[Partial<AttributeRule>, object, string[]]>([
    [{}, {}, []],
    [{}, { tier: ['GOLD'] }, []],
    [{}, { Tier: ['Tin'] }, ['has no value Tin']],
    [{}, { Tier: ['Gold', 'Silver'] }, ['has one value']],
    [{ several: true }, { Tier: ['Gold', 'Silver'] }, []],
    [{}, { Zone: ['EU'] }, ['is a key that exists']],
    [{ requiredFor: ['CFN'] }, {}, ['is required for CFN patterns']],
    [{ requiredFor: ['CFN'] }, { TIER: ['gold'] }, []],
    [{ requiredFor: ['CDK'] }, {}, []],
    [{ allowedValues: ['Gold'] }, { Tier: ['gold'] }, []],
    [
      { allowedValues: ['Gold'] },
      { Tier: ['Silver'] },
      ['is not given Silver any more'],
    ],
  ])('%j say of %j: %j', (rule, attributes, said) => {
    expect(rulesOf(rule, attributes)).toEqual(said);
  });
});
