import type { PatternsRouter, RouterOptions } from './createRouter';

/** For search engines, which are services; people search the catalog. */
export function addSearchRoutes(
  router: PatternsRouter,
  { httpAuth, searchDocuments }: RouterOptions,
): void {
  router.get('/search-documents', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['service'] });
    const { limit = 20, cursor } = req.query;
    res.json(await searchDocuments.list({ limit, cursor }, credentials));
  });
}
