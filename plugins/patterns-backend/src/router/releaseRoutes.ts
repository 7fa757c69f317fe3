import { toRef } from './catalogRoutes';
import type { PatternsRouter, RouterOptions } from './createRouter';

/** For the release task alone; `ReleaseService` admits no other. */
export function addReleaseRoutes(
  router: PatternsRouter,
  { audit, httpAuth, releases }: RouterOptions,
): void {
  router.post(
    '/patterns/:name/versions/:version/release/start',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const ref = toRef(req.params);
      const { taskId, releaseKey } = req.body;
      const plan = await audit.change(
        { eventId: 'release-start', request: req, meta: { ...ref, taskId } },
        () => releases.start(ref, { taskId, releaseKey }, credentials),
      );
      res.json(plan);
    },
  );

  router.post(
    '/patterns/:name/versions/:version/release/template',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { taskId } = req.body;
      const template = await releases.template(
        toRef(req.params),
        { taskId },
        credentials,
      );
      res.type('application/octet-stream').send(template as never);
    },
  );

  router.post(
    '/patterns/:name/versions/:version/release/package',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { taskId } = req.body;
      const tarball = await releases.package(
        toRef(req.params),
        { taskId },
        credentials,
      );
      res.type('application/octet-stream').send(tarball as never);
    },
  );

  router.post(
    '/patterns/:name/versions/:version/release/targets',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const ref = toRef(req.params);
      const { taskId, targets, publications } = req.body;
      const states = targets.map(({ name, state }) => `${name}: ${state}`);
      const meta = { ...ref, taskId, targets: states.join(', ') };
      const recorded = await audit.change(
        { eventId: 'release-targets', request: req, meta },
        () =>
          releases.recordTargets(
            ref,
            { taskId, targets, publications },
            credentials,
          ),
      );
      res.json(recorded);
    },
  );

  router.post(
    '/patterns/:name/versions/:version/release/finish',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const ref = toRef(req.params);
      const { taskId, publications } = req.body;
      const published = await audit.change(
        { eventId: 'release-finish', request: req, meta: { ...ref, taskId } },
        () => releases.finish(ref, { taskId, publications }, credentials),
      );
      res.json(published);
    },
  );
}
