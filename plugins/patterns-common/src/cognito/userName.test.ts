import { userName } from './userName';

const sub = 'c2a5e4a4-0011-70f2-9d4c-1f2e3d4c5b6a';
const otherSub = 'aaaaaaaa-0011-70f2-9d4c-1f2e3d4c5b6a';

describe('userName', () => {
  it.each<[string, unknown, string]>([
    ['a plain name', 'jane.doe', 'jane.doe'],
    ['the own sub, as pools with e-mail sign-in do', sub, sub],
    ['an absent name', undefined, sub],
    ['a federated name with an address', 'Corp_jane@corp.example', sub],
    ['a name with a namespace', 'other/jane', sub],
    ['a name with a kind', 'group:default/system_admin', sub],
    ['the sub of somebody else', otherSub, sub],
    ['the sub of somebody else in capitals', otherSub.toUpperCase(), sub],
    ['a name that is too long', 'x'.repeat(64), sub],
    ['an empty name', '', sub],
    ['a line break', 'jane\n', sub],
    ['a list', ['jane'], sub],
    ['letters that lower-casing would change', 'JanE\u0130', sub],
  ])('%s', (_, name, expected) => {
    expect(userName({ sub, 'cognito:username': name })).toBe(expected);
  });

  it.each([undefined, '', 7, 'a/b', 'x'.repeat(64)])(
    'refuses when the sub is %p too',
    value => {
      expect(() => userName({ sub: value, email: 'jane@example.com' })).toThrow(
        'cognito:username or sub',
      );
    },
  );
});
