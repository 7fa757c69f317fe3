import { toRef } from './catalogRoutes';
import type { PatternsRouter, RouterOptions } from './createRouter';
import { personOf } from './personOf';

/** Deprecation, revocation and the way back: people's decisions. */
export function addLifecycleRoutes(
  router: PatternsRouter,
  { audit, httpAuth, catalog, lifecycle }: RouterOptions,
): void {
  router.put('/patterns/:name/lifecycle', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { name } = req.params;
    const actor = personOf(credentials.principal);
    await audit.change(
      {
        eventId: 'pattern-lifecycle',
        request: req,
        meta: { patternName: name, ...req.body },
      },
      () => lifecycle.setPattern(name, req.body, actor, credentials),
    );
    res.json(await catalog.getPattern(name, credentials));
  });

  router.put(
    '/patterns/:name/versions/:version/lifecycle',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toRef(req.params);
      const actor = personOf(credentials.principal);
      const moved = await audit.change(
        {
          eventId: 'version-lifecycle',
          request: req,
          meta: { ...ref, ...req.body },
        },
        () => lifecycle.setVersion(ref, req.body, actor, credentials),
      );
      res.json(moved);
    },
  );
}
