import { ConfigReader } from '@backstage/config';
import { onlyEnvironment } from './onlyEnvironment';

const config = new ConfigReader({
  development: { clientId: 'd' },
  production: { clientId: 'p' },
});

describe('onlyEnvironment', () => {
  it('leaves the other environments out', () => {
    expect(onlyEnvironment(config, 'production').get()).toEqual({
      production: { clientId: 'p' },
    });
  });

  it('refuses an environment that is not configured', () => {
    expect(() => onlyEnvironment(config, 'test')).toThrow(
      'auth.providers.cognito.test is missing: add it, or set auth.environment to one of development, production',
    );
  });
});
