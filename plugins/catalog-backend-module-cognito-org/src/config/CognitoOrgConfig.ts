import type { HumanDuration } from '@backstage/types';

/** How one user pool is brought into the catalog; see config.d.ts. */
export interface CognitoOrgConfig {
  /** The key below `catalog.providers.cognitoOrg`. */
  id: string;
  userPoolId: string;
  region: string;
  namespace: string;
  restLength: HumanDuration;
  burstLength: HumanDuration;
  burstInterval: HumanDuration;
  rejectRemovalsAbovePercentage?: number;
}
