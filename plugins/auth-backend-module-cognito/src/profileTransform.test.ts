import type { AuthResolverContext } from '@backstage/plugin-auth-node';
import { cognitoProfileTransform } from './profileTransform';
import { resultWithClaims } from './__testUtils__/resultWithClaims';

async function profileOf(claims: Record<string, unknown>) {
  const context = {} as AuthResolverContext;
  const result = resultWithClaims(claims);
  return (await cognitoProfileTransform(result, context)).profile;
}

describe('cognitoProfileTransform', () => {
  it.each<[unknown, string | undefined]>([
    [true, 'jane@example.com'],
    ['true', 'jane@example.com'],
    [false, undefined],
    ['false', undefined],
    ['TRUE', undefined],
    [1, undefined],
    [['true'], undefined],
    [undefined, undefined],
  ])('email_verified %p gives the e-mail %p', async (verified, expected) => {
    const profile = await profileOf({
      email: 'jane@example.com',
      email_verified: verified,
    });
    expect(profile.email).toBe(expected);
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['the name', { name: 'Jane', 'cognito:username': 'j' }, 'Jane'],
    ['the user name', { 'cognito:username': 'j' }, 'j'],
    [
      'the user name, if the name is not text',
      { name: { a: 1 }, 'cognito:username': 'j' },
      'j',
    ],
    ['nothing, if the name is too long', { name: 'x'.repeat(257) }, undefined],
    ['nothing', {}, undefined],
  ])('shows %s', async (_, claims, expected) => {
    expect((await profileOf(claims)).displayName).toBe(expected);
  });

  it.each<[unknown, string | undefined]>([
    ['https://example.com/a.png', 'https://example.com/a.png'],
    ['http://example.com/a.png', undefined],
    ['ftp://example.com/a.png', undefined],
    ['data:image/svg+xml,<svg/>', undefined],
    ['not a url', undefined],
    [`https://example.com/${'a'.repeat(2_048)}`, undefined],
    [{ href: 'https://example.com' }, undefined],
  ])('picture %p becomes %p', async (picture, expected) => {
    expect((await profileOf({ picture })).picture).toBe(expected);
  });
});
