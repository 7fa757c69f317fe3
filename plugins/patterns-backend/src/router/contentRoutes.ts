import { toSarif } from '@apo/backstage-plugin-patterns-common';
import { toRef } from './catalogRoutes';
import type { PatternsRouter, RouterOptions } from './createRouter';
import { sendFile } from './sendFile';

/** What is in a version. Services may read too: search does. */
export function addContentRoutes(
  router: PatternsRouter,
  { contents, httpAuth }: RouterOptions,
): void {
  router.get('/patterns/:name/versions/:version/report', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const report = await contents.getReport(toRef(req.params), credentials);
    if (req.query.format === 'sarif') {
      res.type('application/sarif+json');
      res.send(JSON.stringify(toSarif(report)) as never);
      return;
    }
    res.json(report);
  });

  router.get('/patterns/:name/versions/:version/file', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { path } = req.query;
    const bytes = await contents.getFile(toRef(req.params), path, credentials);
    sendFile(res, path, bytes);
  });

  router.get('/patterns/:name/versions/:version/package', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await contents.getPackage(toRef(req.params), credentials));
  });

  router.get(
    '/patterns/:name/versions/:version/build-log',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { from = 0 } = req.query;
      const ref = toRef(req.params);
      res.json(await contents.getBuildLog(ref, from, credentials));
    },
  );
}
