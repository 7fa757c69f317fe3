import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
} from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CognitoOrgConfig } from './CognitoOrgConfig';
import { readDuration } from './readDuration';
import { refuseOtherKeys } from './refuseOtherKeys';
import { wrongValue } from './wrongValue';

const SECTION = 'catalog.providers.cognitoOrg';
/** The form of the id in the API (UserPoolIdType). */
const USER_POOL_ID = /^([\w-]+)_[0-9a-zA-Z]+$/;
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

/**
 * Reads `catalog.providers.cognitoOrg`; nothing without the section.
 *
 * @throws InputError that names the key, the rule and an example
 */
export function readCognitoOrgConfigs(root: Config): CognitoOrgConfig[] {
  const section = root.getOptionalConfig(SECTION);
  if (!section) return [];
  const configs = section
    .keys()
    .map(id => readOne(section.getConfig(id), id, `${SECTION}.${id}`));
  refuseSharedNamespaces(configs);
  return configs;
}

function readOne(config: Config, id: string, path: string): CognitoOrgConfig {
  refuseOtherKeys(config, path, [
    'userPoolId',
    'region',
    'namespace',
    'schedule',
    'rejectRemovalsAbovePercentage',
  ]);
  const userPoolId = readUserPoolId(config, path);
  return {
    id,
    userPoolId,
    region: readRegion(config, path, userPoolId),
    namespace: readNamespace(config, path),
    ...readSchedule(config.getOptionalConfig('schedule'), `${path}.schedule`),
    rejectRemovalsAbovePercentage: readPercentage(config, path),
  };
}

function readUserPoolId(config: Config, path: string): string {
  const value = config.getOptional('userPoolId');
  if (typeof value === 'string' && USER_POOL_ID.test(value)) return value;
  throw wrongValue(
    `${path}.userPoolId`,
    value,
    'the id of a user pool, such as eu-west-1_AbCdEf123',
  );
}

function readRegion(config: Config, path: string, userPoolId: string): string {
  const value =
    config.getOptional('region') ?? USER_POOL_ID.exec(userPoolId)?.[1];
  if (typeof value === 'string' && REGION.test(value)) return value;
  throw wrongValue(`${path}.region`, value, 'an AWS region, such as eu-west-1');
}

function readNamespace(config: Config, path: string): string {
  const value = config.getOptional('namespace') ?? DEFAULT_NAMESPACE;
  if (KubernetesValidatorFunctions.isValidNamespace(value)) {
    return value as string;
  }
  throw wrongValue(
    `${path}.namespace`,
    value,
    '1 to 63 lower-case letters, digits or "-", such as default',
  );
}

function readSchedule(schedule: Config | undefined, path: string) {
  if (schedule) {
    const known = ['restLength', 'burstLength', 'burstInterval'];
    refuseOtherKeys(schedule, path, known);
  }
  return {
    restLength: readDuration(schedule, path, 'restLength', { hours: 1 }),
    burstLength: readDuration(schedule, path, 'burstLength', { seconds: 30 }),
    burstInterval: readDuration(
      schedule,
      path,
      'burstInterval',
      { seconds: 30 },
      // What the incremental ingestion would raise it to without a word.
      { seconds: 5 },
    ),
  };
}

function readPercentage(config: Config, path: string): number | undefined {
  const value = config.getOptional('rejectRemovalsAbovePercentage');
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= 1 && value <= 100) return value;
  throw wrongValue(
    `${path}.rejectRemovalsAbovePercentage`,
    value,
    'a number from 1 to 100, such as 50',
  );
}

/** Two users of one name would be one entity, and the pools would take it from each other. */
function refuseSharedNamespaces(configs: CognitoOrgConfig[]): void {
  const seen = new Map<string, string>();
  for (const { id, namespace } of configs) {
    const other = seen.get(namespace);
    if (other !== undefined) {
      throw new InputError(
        `${SECTION}.${id}.namespace must not be that of ${SECTION}.${other}, "${namespace}": give each user pool its own, such as partners`,
      );
    }
    seen.set(namespace, id);
  }
}
