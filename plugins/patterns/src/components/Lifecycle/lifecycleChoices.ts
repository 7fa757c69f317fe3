import type { LifecycleState } from '@apo/backstage-plugin-patterns-common';
import type { LifecycleTarget } from './LifecycleTarget';

/** What a step is called, before and after it is taken. */
export const lifecycleChoices: Record<
  LifecycleState,
  { verb: string; done: string }
> = {
  published: { verb: 'Restore', done: 'restored' },
  deprecated: { verb: 'Deprecate', done: 'deprecated' },
  revoked: { verb: 'Revoke', done: 'revoked' },
};

/** What a step does, to the portal and to those who use it. */
export function consequences(
  { version, type }: Pick<LifecycleTarget, 'version' | 'type'>,
  to: LifecycleState,
): string {
  const what = version ? 'This version' : 'Every published version of it';
  const cdk = type === 'CDK';
  switch (to) {
    case 'published':
      return version
        ? 'It is offered again, in the portal and on AWS.'
        : 'What was retired with the pattern comes back as it was. Versions that were retired by themselves stay so.';
    case 'deprecated':
      return `${what} stays and works, with your reason as a warning. ${
        cdk
          ? 'In CodeArtifact it is unlisted: lockfiles go on, and npm shows the reason.'
          : 'In Service Catalog nothing new is launched from it; what runs can be updated.'
      }`;
    default:
      return `${what} disappears from the catalog, search and this page for everybody but publishers and administrators. ${
        cdk
          ? 'In CodeArtifact it is archived: no build can install it any more, with a lockfile either.'
          : 'In Service Catalog nobody can choose it any more; what runs keeps running.'
      }`;
  }
}
