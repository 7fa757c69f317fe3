import type { PatternsRouter, RouterOptions } from './createRouter';
import { parseList, parseStates } from './parseListQuery';

/** Reads. Services may read too: catalog ingestion and search do. */
export function addCatalogRoutes(
  router: PatternsRouter,
  { catalog, httpAuth }: RouterOptions,
): void {
  router.get('/patterns', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { sort = 'updated', order, limit = 20, search, cursor } = req.query;
    const page = await catalog.listPatterns(
      {
        search,
        cursor,
        sort,
        order: order ?? (sort === 'updated' ? 'desc' : 'asc'),
        limit,
        type: parseList(req.query.type),
        owner: parseList(req.query.owner),
        lifecycle: parseList(req.query.lifecycle),
        state: parseStates(req.query.state),
        resourceType: parseList(req.query.resourceType),
        attribute: parseList(req.query.attribute),
      },
      credentials,
    );
    res.json(page);
  });

  router.get('/facets', async (req, res) => {
    res.json(await catalog.getFacets(await httpAuth.credentials(req)));
  });

  router.get('/names/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await catalog.checkName(req.params.name, credentials));
  });

  router.get('/patterns/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await catalog.getPattern(req.params.name, credentials));
  });

  router.get('/patterns/:name/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { version, limit = 20, cursor } = req.query;
    const query = { patternName: req.params.name, version, limit, cursor };
    res.json(await catalog.listHistory(query, credentials));
  });

  router.get('/versions', async (req, res) => {
    const { mine, order = 'asc', limit = 20, cursor } = req.query;
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const page = await catalog.listVersions(
      {
        state: parseStates(req.query.state),
        submittedBy: mine ? credentials.principal.userEntityRef : undefined,
        order,
        limit,
        cursor,
      },
      credentials,
    );
    res.json(page);
  });

  router.get('/patterns/:name/versions/:version', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { principal } = credentials as {
      principal: { userEntityRef?: string };
    };
    res.json(
      await catalog.getVersion(
        toRef(req.params),
        credentials,
        principal.userEntityRef,
      ),
    );
  });
}

/** The version that a path names. */
export function toRef({ name, version }: { name: string; version: string }) {
  return { patternName: name, version };
}
