import { ConfigReader } from '@backstage/config';
import { logoutUrl, readLogoutOptions } from './logoutUrl';

const options = { clientId: 'c', logoutUri: 'https://portal.example.com/?a=1' };
const query =
  '?client_id=c&logout_uri=https%3A%2F%2Fportal.example.com%2F%3Fa%3D1';
const authorization = 'https://pool.example.com/oauth2/authorize';

describe('logoutUrl', () => {
  it('prefers the configured domain', () => {
    expect(
      logoutUrl(
        { ...options, domain: 'login.example.com' },
        { end_session_endpoint: 'https://pool.example.com/logout' },
      ),
    ).toBe(`https://login.example.com/logout${query}`);
  });

  it('takes the end_session_endpoint of the issuer', () => {
    expect(
      logoutUrl(options, {
        authorization_endpoint: authorization,
        end_session_endpoint: 'https://end.example.com/logout',
      }),
    ).toBe(`https://end.example.com/logout${query}`);
  });

  it('derives it from the authorization endpoint', () => {
    expect(logoutUrl(options, { authorization_endpoint: authorization })).toBe(
      `https://pool.example.com/logout${query}`,
    );
  });

  it.each([
    [
      'no logoutUri',
      { clientId: 'c' },
      { authorization_endpoint: authorization },
    ],
    ['no endpoint', options, {}],
  ])('is absent with %s', (_, given, metadata) => {
    expect(logoutUrl(given, metadata)).toBeUndefined();
  });
});

describe('readLogoutOptions', () => {
  it.each([
    ['domain', 'https://login.example.com', 'must be a host name'],
    ['domain', 'login.example.com/evil', 'must be a host name'],
    ['domain', 'login@evil.example.com', 'must be a host name'],
    ['logoutUri', 'portal', 'must be a URL'],
  ])('refuses %s %p', (key, value, message) => {
    const config = new ConfigReader({ clientId: 'c', [key]: value });
    expect(() => readLogoutOptions(config)).toThrow(message);
  });

  it('needs nothing but the client', () => {
    expect(readLogoutOptions(new ConfigReader({ clientId: 'c' }))).toEqual({
      clientId: 'c',
    });
  });
});
