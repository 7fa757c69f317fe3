/** Governs: reviews, retries, lifecycle, attributes. @public */
export const SYSTEM_ADMIN = 'SYSTEM_ADMIN';
/** Contributes patterns and versions. @public */
export const PATTERN_PUBLISHER = 'PATTERN_PUBLISHER';

/** A role of the portal; who has none may read what is published. @public */
export type Role = typeof SYSTEM_ADMIN | typeof PATTERN_PUBLISHER;

/** Every role. @public */
export const roles: readonly Role[] = [SYSTEM_ADMIN, PATTERN_PUBLISHER];

/**
 * The ownership ref that carries a role in a Backstage token. No group entity
 * of this name needs to be in the catalog.
 * @public
 */
export function roleRef(role: Role): string {
  return `group:default/${role.toLocaleLowerCase('en-US')}`;
}

/** The roles among a user's ownership refs. @public */
export function rolesOf(ownershipEntityRefs: readonly string[]): Role[] {
  return roles.filter(role => ownershipEntityRefs.includes(roleRef(role)));
}
