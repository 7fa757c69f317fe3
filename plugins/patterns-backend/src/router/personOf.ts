import { NotAllowedError } from '@backstage/errors';

/**
 * The person in front of the page.
 * @throws NotAllowedError when a plugin, a task or an agent acts in their name.
 */
export function personOf(principal: {
  userEntityRef: string;
  actor?: unknown;
}): string {
  if (principal.actor) {
    throw new NotAllowedError(
      'Only a person decides this, never a plugin, task or agent in their name: open the page of the version',
    );
  }
  return principal.userEntityRef;
}
