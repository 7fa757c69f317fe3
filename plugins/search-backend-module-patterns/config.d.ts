import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Published patterns in the search of the portal. */
      patterns?: {
        /**
         * When all patterns are read anew; changes come within seconds,
         * without it. Default: a frequency of 10 minutes, a timeout of 15
         * minutes, and an initial delay of 3 seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
