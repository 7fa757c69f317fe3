import { toRef } from './catalogRoutes';
import type { PatternsRouter, RouterOptions } from './createRouter';
import { personOf } from './personOf';

/** What people launch, and who uses what. Values of parameters are audited nowhere. */
export function addLaunchRoutes(
  router: PatternsRouter,
  { audit, httpAuth, launches, launchLists, applications }: RouterOptions,
): void {
  router.get('/patterns/:name/consumers', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { version, limit = 20, cursor } = req.query;
    const { principal } = credentials as {
      principal: { userEntityRef?: string };
    };
    const query = { patternName: req.params.name, version, limit, cursor };
    const { userEntityRef } = principal;
    res.json(
      await launchLists.listConsumers(query, userEntityRef, credentials),
    );
  });

  router.post(
    '/patterns/:name/versions/:version/launches',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toRef(req.params);
      const caller = personOf(credentials.principal);
      const { name, targetName } = req.body;
      const launched = await audit.change(
        {
          eventId: 'launch-start',
          request: req,
          meta: { ...ref, name, targetName },
        },
        () => launches.launch(ref, req.body, caller, credentials),
      );
      res.status(202).json(launched);
    },
  );

  router.post(
    '/patterns/:name/versions/:version/applications',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toRef(req.params);
      const { userEntityRef } = credentials.principal;
      const { name, url } = req.body;
      const recorded = await audit.change(
        {
          eventId: 'application-record',
          request: req,
          meta: { ...ref, name, url },
        },
        () =>
          applications.record(ref, { name, url }, userEntityRef, credentials),
      );
      res.json(recorded);
    },
  );

  router.get('/launches', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { limit = 20, cursor } = req.query;
    const launchedBy = credentials.principal.userEntityRef;
    res.json(await launchLists.list({ launchedBy, limit, cursor }));
  });

  router.get('/launches/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { userEntityRef } = credentials.principal;
    res.json(await launchLists.get(req.params.id, userEntityRef, credentials));
  });

  router.delete('/launches/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { id } = req.params;
    const caller = personOf(credentials.principal);
    const ending = await audit.change(
      { eventId: 'launch-end', request: req, meta: { launchId: id } },
      () => launchLists.end(id, caller, credentials),
    );
    res.status(202).json(ending);
  });
}
