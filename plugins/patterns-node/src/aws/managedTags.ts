/** Tag of every AWS resource that the portal made, with the value `true`. @public */
export const MANAGED_TAG = 'apo:managed';
/** Tag that names the pattern of an AWS resource. @public */
export const PATTERN_TAG = 'apo:pattern';
