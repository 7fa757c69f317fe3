import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Published patterns as catalog entities. Works without this section,
       * and an empty one or `null` is the same as none.
       */
      patterns?: {
        /** `false` turns the provider off; the catalog removes its entities at the next start. Default `true`. */
        enabled?: boolean;
        /**
         * When all patterns are read anew; changes come at once, without it.
         * Default: a frequency of 30 minutes, a timeout of 5 minutes, and an
         * initial delay of 10 seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
