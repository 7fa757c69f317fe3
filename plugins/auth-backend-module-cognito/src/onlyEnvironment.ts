import { ConfigReader, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * The settings of a provider for one environment only.
 *
 * Backstage serves every environment that is configured and lets the caller
 * choose. Configuration files are merged, so a portal in production would also
 * sign in whom the user pool for development vouches for, as the same users
 * with the same roles.
 *
 * @throws InputError when the environment is not configured.
 */
export function onlyEnvironment(config: Config, environment: string): Config {
  if (!config.has(environment)) {
    throw new InputError(
      `auth.providers.cognito.${environment} is missing: add it, or set auth.environment to one of ${config
        .keys()
        .join(', ')}`,
    );
  }
  return new ConfigReader(
    { [environment]: config.get(environment) },
    'auth.providers.cognito',
  );
}
