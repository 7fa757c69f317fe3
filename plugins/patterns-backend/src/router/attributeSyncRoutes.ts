import type { PatternsRouter, RouterOptions } from './createRouter';

/** How attributes get to AWS. */
export function addAttributeSyncRoutes(
  router: PatternsRouter,
  { audit, httpAuth, attributeSync }: RouterOptions,
): void {
  router.get('/attribute-sync', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await attributeSync.getStatus(credentials));
  });

  router.post('/attribute-sync/requests', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { subjects } = req.body;
    await audit.change(
      {
        eventId: 'attribute-sync-request',
        request: req,
        meta: { subjects: JSON.stringify(subjects) },
      },
      () => attributeSync.request(subjects, credentials),
    );
    res.status(202).end();
  });

  router.post('/attribute-sync/check', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await audit.change(
      { eventId: 'attribute-sync-check', request: req, meta: {} },
      () => attributeSync.check(credentials),
    );
    res.status(202).end();
  });
}
