import { parseGroups } from './parseGroups';

const identities = [{ providerName: 'Corp', userId: 'jane@corp.example' }];

describe('parseGroups', () => {
  it.each<[string, unknown, string[]]>([
    ['an array', ['SYSTEM_ADMIN', 'platform'], ['SYSTEM_ADMIN', 'platform']],
    ['duplicates', ['a', 'a'], ['a']],
    ['names with blanks and slashes', ['Team A/B'], ['Team A/B']],
    ['text, as some gateways rewrite it', 'a, b', ['a', 'b']],
    ['an absent claim', undefined, []],
    ['null', null, []],
    ['an empty array', [], []],
    ['a number', 7, []],
    ['an object', { 0: 'SYSTEM_ADMIN', length: 1 }, []],
    ['a nested array', [['SYSTEM_ADMIN']], []],
    ['a mixed array', ['SYSTEM_ADMIN', 7], []],
    ['an empty name', ['SYSTEM_ADMIN', ''], []],
    ['more names than a pool allows', Array(201).fill('SYSTEM_ADMIN'), []],
    ['a name that is too long', ['x'.repeat(129)], []],
  ])('cognito:groups: %s', (_, claim, expected) => {
    expect(parseGroups({ 'cognito:groups': claim })).toEqual(expected);
  });

  it.each<[string, unknown, string[]]>([
    ['a JSON array', '["SYSTEM_ADMIN","b c"]', ['SYSTEM_ADMIN', 'b c']],
    ['a bracketed list', '[SYSTEM_ADMIN, b]', ['SYSTEM_ADMIN', 'b']],
    ['a comma list', ' SYSTEM_ADMIN ,b ', ['SYSTEM_ADMIN', 'b']],
    ['one name', 'SYSTEM_ADMIN', ['SYSTEM_ADMIN']],
    ['an array', ['SYSTEM_ADMIN'], ['SYSTEM_ADMIN']],
    ['empty text', '', []],
    ['blank text', '  ', []],
    ['an empty JSON array', '[]', []],
    ['an open JSON array', '["SYSTEM_ADMIN"', []],
    ['a JSON array with a trailing comma', '["SYSTEM_ADMIN",]', []],
    ['a JSON array with another type', '["SYSTEM_ADMIN", null]', []],
    ['a JSON object', '{"groups":["SYSTEM_ADMIN"]}', []],
    ['a nested JSON array', '[["SYSTEM_ADMIN"]]', []],
    ['a list with a hole', 'SYSTEM_ADMIN,,b', []],
    ['text that is too long', `SYSTEM_ADMIN,${'x,'.repeat(10_000)}x`, []],
    ['deep nesting', '['.repeat(8_000) + ']'.repeat(8_000), []],
  ])('custom:groups of a federated user: %s', (_, claim, expected) => {
    expect(parseGroups({ identities, 'custom:groups': claim })).toEqual(
      expected,
    );
  });

  it.each<[string, unknown, string[]]>([
    ['an array', identities, ['SYSTEM_ADMIN']],
    ['JSON text', JSON.stringify(identities), ['SYSTEM_ADMIN']],
    ['absent', undefined, []],
    ['empty', [], []],
    ['empty JSON text', '[]', []],
    ['malformed text', '[{', []],
    ['an object', { 0: identities[0] }, []],
  ])(
    'believes custom:groups only with identities: %s',
    (_, value, expected) => {
      expect(
        parseGroups({ identities: value, 'custom:groups': 'SYSTEM_ADMIN' }),
      ).toEqual(expected);
    },
  );

  it('joins both claims without duplicates', () => {
    expect(
      parseGroups({
        identities,
        'cognito:groups': ['pool_Corp', 'a'],
        'custom:groups': '[a, b]',
      }),
    ).toEqual(['pool_Corp', 'a', 'b']);
  });
});
