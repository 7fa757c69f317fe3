import { audited } from './audited';
import { toRef } from './catalogRoutes';
import type { PatternsRouter, RouterOptions } from './createRouter';

/** People's decisions: never a service's, never an agent's. */
export function addReviewRoutes(
  router: PatternsRouter,
  { auditor, httpAuth, reviews }: RouterOptions,
): void {
  router.post('/patterns/:name/versions/:version/review', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const ref = toRef(req.params);
    const { decision, digest, comment } = req.body;
    const reviewed = await audited(
      auditor,
      {
        eventId: 'version-review',
        request: req,
        meta: { ...ref, decision, digest },
      },
      () =>
        reviews.review(
          ref,
          { decision, digest, comment },
          reviewerOf(credentials.principal),
          credentials,
        ),
    );
    res.json(reviewed);
  });

  router.post('/patterns/:name/versions/:version/retry', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const ref = toRef(req.params);
    const started = await audited(
      auditor,
      { eventId: 'release-retry', request: req, meta: ref },
      () =>
        reviews.retry(ref, credentials.principal.userEntityRef, credentials),
    );
    res.status(202).json(started);
  });
}

/** The person in front of the page; what another plugin does in their name is no review. */
function reviewerOf(principal: {
  userEntityRef: string;
  actor?: unknown;
}): string | undefined {
  return principal.actor ? undefined : principal.userEntityRef;
}
