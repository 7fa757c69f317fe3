/**
 * What a decision needs to know of a signed-in user. `BackstageUserInfo` of
 * `coreServices.userInfo` is one.
 * @public
 */
export interface PolicyUser {
  userEntityRef: string;
  /** Own ref, roles (see `roleRef` of patterns-common) and groups. */
  ownershipEntityRefs: string[];
}
