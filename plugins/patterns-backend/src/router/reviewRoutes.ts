import { toRef } from './catalogRoutes';
import type { PatternsRouter, RouterOptions } from './createRouter';
import { personOf } from './personOf';

/** People's decisions: never a service's, never an agent's. */
export function addReviewRoutes(
  router: PatternsRouter,
  { audit, httpAuth, reviews }: RouterOptions,
): void {
  router.post('/patterns/:name/versions/:version/review', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const ref = toRef(req.params);
    const reviewer = personOf(credentials.principal);
    const { decision, digest, integrity, comment } = req.body;
    const reviewed = await audit.change(
      {
        eventId: 'version-review',
        request: req,
        meta: { ...ref, decision, digest, ...(integrity && { integrity }) },
      },
      () =>
        reviews.review(
          ref,
          { decision, digest, integrity, comment },
          reviewer,
          credentials,
        ),
    );
    res.json(reviewed);
  });

  router.post('/patterns/:name/versions/:version/retry', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const ref = toRef(req.params);
    const caller = personOf(credentials.principal);
    const started = await audit.change(
      { eventId: 'release-retry', request: req, meta: ref },
      () => reviews.retry(ref, caller, credentials),
    );
    res.status(202).json(started);
  });
}
