import type { HumanDuration } from '@backstage/types';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Amazon Cognito user pools whose users and groups become catalog
       * entities, by an id of your choice. The id marks the entities as this
       * provider's: keep it. Credentials and endpoints come from the AWS SDK's
       * own settings.
       */
      cognitoOrg?: {
        [id: string]: {
          /** Id of the user pool, such as `eu-west-1_AbCdEf123`. */
          userPoolId: string;
          /** AWS region of the user pool, such as `eu-west-1`. Default: the one that its id starts with. */
          region?: string;
          /** Namespace of the entities; that of the sign-in resolver. Each user pool needs its own. Default `default`. */
          namespace?: string;
          schedule?: {
            /** Pause between two complete readings of the pool. Default 1 hour. */
            restLength?: HumanDuration | string;
            /** How long a reading may go on before it pauses. Default 30 seconds. */
            burstLength?: HumanDuration | string;
            /** How often the provider looks whether a reading is due or paused; at least 5 seconds. Default 30 seconds. */
            burstInterval?: HumanDuration | string;
          };
          /**
           * From 1 to 100: when a reading would remove more entities than this
           * percentage of those that it found, it removes none and logs an
           * error. They then stay in the catalog until somebody deletes them.
           * Default: no limit.
           */
          rejectRemovalsAbovePercentage?: number;
        };
      };
    };
  };
}
