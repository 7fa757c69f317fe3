import { existsSync } from 'node:fs';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ownUserConfig } from './installConfig';
import {
  chooseIsolation,
  type ChosenIsolation,
} from './isolation/chooseIsolation';
import { LocalBuilder } from './LocalBuilder';
import {
  readLocalBuilderConfig,
  type LocalBuilderConfig,
} from './readLocalBuilderConfig';

/**
 * Makes the builder on this machine that the configuration describes.
 *
 * @throws InputError with the fix: in production unless it is allowed by name
 *   and isolation by the kernel works; for an npm configuration that is not
 *   there.
 */
export async function createLocalBuilder(
  config: Config,
  logger: LoggerService,
): Promise<LocalBuilder> {
  const settings = readLocalBuilderConfig(config);
  const production = process.env.NODE_ENV === 'production';
  if (production) checkProduction(settings);
  const npmrc = findUserConfig(settings, production);
  const chosen = await chooseIsolation(
    production ? 'required' : settings.isolation,
  );
  const warning = describeWeakness(chosen);
  if (warning) logger.warn(warning);
  return LocalBuilder.create({
    ...settings,
    isolation: chosen.isolation,
    npmrc,
    warning,
    logger,
  });
}

function checkProduction({ allowInProduction, isolation }: LocalBuilderConfig) {
  if (!allowInProduction) {
    throw new InputError(
      'The builder local runs code of pattern authors on this machine, which production does not allow: name another builder in patterns.build.builder, or set patterns.build.local.allowInProduction to true',
    );
  }
  if (isolation === 'none') {
    throw new InputError(
      'patterns.build.local.isolation is none, which production does not allow: use required',
    );
  }
}

function findUserConfig(
  { npmrc }: LocalBuilderConfig,
  production: boolean,
): string | undefined {
  if (npmrc && !existsSync(npmrc)) {
    throw new InputError(
      `patterns.build.local.npmrc is ${npmrc}, where no file is: name an npm configuration, or leave the key out`,
    );
  }
  if (npmrc || production) return npmrc;
  const own = ownUserConfig();
  return existsSync(own) ? own : undefined;
}

function describeWeakness({
  isolation,
  missing,
}: ChosenIsolation): string | undefined {
  if (isolation.isolated) return undefined;
  const reasons = missing.length
    ? ` (${missing.join('; ')})`
    : ' (patterns.build.local.isolation is none)';
  return `Warning: builds are not isolated: the code of a pattern can read files of this machine and use its network${reasons}. On Linux, install bubblewrap and allow user namespaces.`;
}
