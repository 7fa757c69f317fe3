import { attributeId } from '@apo/backstage-plugin-patterns-common';
import type { PatternsRouter, RouterOptions } from './createRouter';
import { parseList } from './parseListQuery';

/** Attributes, the rules of their keys, and attributes as files. */
export function addAttributeRoutes(
  router: PatternsRouter,
  { audit, httpAuth, attributes, attributeFiles }: RouterOptions,
): void {
  router.get('/attributes', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { sort = 'key', order, limit = 20, search, cursor } = req.query;
    const page = await attributes.list(
      {
        search,
        cursor,
        sort,
        order: order ?? (sort === 'key' ? 'asc' : 'desc'),
        limit,
        key: parseList(req.query.key),
      },
      credentials,
    );
    res.json(page);
  });

  router.post('/attributes', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { key, value } = req.body;
    const { userEntityRef } = credentials.principal;
    const created = await audit.change(
      {
        eventId: 'attribute-create',
        request: req,
        meta: { attributeId: attributeId(key, value) },
      },
      () => attributes.create(req.body, userEntityRef, credentials),
    );
    res.status(201).json(created);
  });

  router.get('/attributes/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await attributes.get(req.params.id, credentials));
  });

  router.put('/attributes/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { id } = req.params;
    const { userEntityRef } = credentials.principal;
    const updated = await audit.change(
      {
        eventId: 'attribute-update',
        request: req,
        meta: { attributeId: id },
      },
      () => attributes.update(id, req.body, userEntityRef, credentials),
    );
    res.json(updated);
  });

  router.delete('/attributes/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { id } = req.params;
    await audit.change(
      {
        eventId: 'attribute-delete',
        request: req,
        meta: { attributeId: id },
      },
      () => attributes.delete(id, req.query.revision, credentials),
    );
    res.status(204).end();
  });

  router.get('/attribute-keys', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const items = req.query.violations
      ? await attributes.listKeysWithViolations(credentials)
      : await attributes.listKeys(credentials);
    res.json({ items });
  });

  router.put('/attribute-keys/:key', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { key } = req.params;
    const { rule, revision } = req.body;
    const changed = await audit.change(
      {
        eventId: 'attribute-rule',
        request: req,
        meta: { key, rule: JSON.stringify(rule) },
      },
      () => attributes.setRule(key, rule, revision, credentials),
    );
    res.json(changed);
  });

  router.post('/attribute-keys/:key/violations', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { rule, limit = 20, cursor } = req.body;
    const query = { rule, limit, cursor };
    res.json(
      await attributes.listViolations(req.params.key, query, credentials),
    );
  });

  router.get('/attribute-export', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { format } = req.query;
    const file = await attributeFiles.export(format, credentials);
    res
      .type(format)
      .attachment(`attributes.${format}`)
      .set('X-Content-Type-Options', 'nosniff')
      .send(Buffer.from(file));
  });

  router.post('/attribute-import', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { dryRun, plan, ...file } = req.body;
    const { userEntityRef } = credentials.principal;
    const imported = await audit.change(
      {
        eventId: 'attribute-import',
        request: req,
        meta: { dryRun: String(dryRun), plan },
      },
      () =>
        attributeFiles.import(
          file,
          { dryRun, plan },
          userEntityRef,
          credentials,
        ),
    );
    res.json(imported);
  });
}
