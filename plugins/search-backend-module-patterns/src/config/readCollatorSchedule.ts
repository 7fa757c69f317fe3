import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'search.collators.patterns.schedule';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

/**
 * Reads `search.collators.patterns.schedule`; see config.d.ts.
 *
 * @throws InputError that names the key and gives an example
 */
export function readCollatorSchedule(
  root: Config,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = root.getOptionalConfig(KEY);
  if (!schedule) return DEFAULT_SCHEDULE;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(
      `${KEY} must have a frequency and a timeout, such as { frequency: { minutes: 10 }, timeout: { minutes: 15 } }`,
      error,
    );
  }
}
