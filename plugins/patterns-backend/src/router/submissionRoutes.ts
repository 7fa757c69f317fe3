import { InputError } from '@backstage/errors';
import type { PatternsRouter, RouterOptions } from './createRouter';
import { sendFile } from './sendFile';

/** What publishers send, and what helps them to write it. */
export function addSubmissionRoutes(
  router: PatternsRouter,
  options: RouterOptions,
): void {
  const { audit, httpAuth, submissions, validation, starters } = options;
  const { catalog, edits } = options;
  router.put('/bundles/:digest', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const tar: unknown = req.body;
    if (!Buffer.isBuffer(tar)) {
      throw new InputError(
        'The body is no bundle: send a tar as application/x-tar',
      );
    }
    const { digest } = req.params;
    await audit.change(
      { eventId: 'bundle-store', request: req, meta: { digest } },
      () => submissions.putBundle(digest, tar, credentials),
    );
    res.status(204).end();
  });

  router.post('/patterns/:name/versions', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { name } = req.params;
    const { version, digest } = req.body;
    const submitted = await audit.change(
      {
        eventId: 'version-submit',
        request: req,
        meta: { patternName: name, version, digest },
      },
      () =>
        submissions.submit(
          name,
          req.body,
          credentials.principal.userEntityRef,
          credentials,
        ),
    );
    res.status(202).json(submitted);
  });

  router.put('/patterns/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { name } = req.params;
    await audit.change(
      {
        eventId: 'pattern-update',
        request: req,
        meta: { patternName: name, owner: req.body.owner },
      },
      () =>
        edits.update(
          name,
          req.body,
          credentials.principal.userEntityRef,
          credentials,
        ),
    );
    res.json(await catalog.getPattern(name, credentials));
  });

  router.post('/validate', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { template, stage } = req.body;
    res.json(await validation.validate(template, stage, credentials));
  });

  router.get('/starters', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await starters.list(credentials) });
  });

  router.get('/starters/:name/file', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { path } = req.query;
    sendFile(
      res,
      path,
      await starters.getFile(req.params.name, path, credentials),
    );
  });
}
