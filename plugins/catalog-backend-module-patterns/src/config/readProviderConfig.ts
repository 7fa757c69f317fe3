import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const SECTION = 'catalog.providers.patterns';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 10 },
};

/** How patterns are brought into the catalog; see config.d.ts. */
export interface ProviderConfig {
  /** URL of the portal, without a slash at its end. */
  baseUrl: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

/**
 * Reads `catalog.providers.patterns` and `app.baseUrl`; undefined when it is
 * turned off.
 *
 * @throws Error that names the key, and for the schedule an example
 */
export function readProviderConfig(root: Config): ProviderConfig | undefined {
  if (root.getOptionalBoolean(`${SECTION}.enabled`) === false) return undefined;
  return {
    baseUrl: root.getString('app.baseUrl').replace(/\/+$/, ''),
    schedule: readSchedule(root.getOptionalConfig(`${SECTION}.schedule`)),
  };
}

function readSchedule(schedule: Config | undefined) {
  if (!schedule) return DEFAULT_SCHEDULE;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(
      `${SECTION}.schedule must have a frequency and a timeout, such as { frequency: { minutes: 30 }, timeout: { minutes: 5 } }`,
      error,
    );
  }
}
