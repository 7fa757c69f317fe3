import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import type { EntitySource } from './EntitySource';

/**
 * Names the user pool that an entity comes from.
 * @public
 */
export const ANNOTATION_USER_POOL_ID = 'aws.amazon.com/cognito-user-pool-id';

/** The annotations of every entity of a user pool. */
export function annotationsOf({ userPoolId }: EntitySource) {
  const location = `cognito-user-pool:${userPoolId}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ANNOTATION_USER_POOL_ID]: userPoolId,
  };
}
