import type { PatternsRouter, RouterOptions } from './createRouter';

/** Whether what the portal needs is there. */
export function addHealthRoutes(
  router: PatternsRouter,
  { httpAuth, awsHealth }: RouterOptions,
): void {
  router.get('/health/aws', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await awsHealth.getHealth(req.query.fresh === true, credentials));
  });
}
