import type { PatternsRouter, RouterOptions } from './createRouter';

/** Figures, for people. */
export function addStatisticsRoutes(
  router: PatternsRouter,
  { httpAuth, statistics }: RouterOptions,
): void {
  router.get('/statistics', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await statistics.getStatistics(credentials));
  });
}
