import { ConfigReader } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { readProviderConfig } from './readProviderConfig';

const read = (patterns?: JsonValue, baseUrl = 'https://portal.example.com') =>
  readProviderConfig(
    new ConfigReader({
      app: { baseUrl },
      catalog: { providers: { patterns } },
    }),
  );

const defaults = {
  baseUrl: 'https://portal.example.com',
  schedule: {
    frequency: { minutes: 30 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 10 },
  },
};

describe('readProviderConfig', () => {
  it.each([[undefined], [null], [{}], [{ enabled: true }]])(
    'is on with the section %p',
    section => {
      expect(read(section)).toEqual(defaults);
    },
  );

  it('is off when somebody says so', () => {
    expect(read({ enabled: false })).toBeUndefined();
  });

  it('takes a schedule', () => {
    expect(
      read({ schedule: { frequency: 'PT1H', timeout: '2m', scope: 'local' } }),
    ).toMatchObject({
      schedule: {
        frequency: { hours: 1 },
        timeout: { minutes: 2 },
        scope: 'local',
      },
    });
  });

  it('takes a base URL with a slash at its end', () => {
    expect(read({}, 'https://example.com/portal/')?.baseUrl).toBe(
      'https://example.com/portal',
    );
  });

  it.each<[JsonValue, string]>([
    [
      { schedule: { frequency: { minutes: 1 } } },
      'catalog.providers.patterns.schedule must have a frequency and a timeout, such as',
    ],
    [
      { schedule: { frequency: 'often', timeout: '1m' } },
      'catalog.providers.patterns.schedule must have',
    ],
    [{ enabled: 'maybe' }, "key 'catalog.providers.patterns.enabled'"],
  ])('refuses %p', (section, message) => {
    expect(() => read(section)).toThrow(message);
  });

  it('names the base URL when it is missing', () => {
    expect(() => readProviderConfig(new ConfigReader({}))).toThrow(
      "'app.baseUrl'",
    );
  });
});
