import type { PatternsRouter, RouterOptions } from './createRouter';

/** What the caller follows: people for themselves, never for another. */
export function addSubscriptionRoutes(
  router: PatternsRouter,
  { audit, httpAuth, subscriptions }: RouterOptions,
): void {
  router.get('/subscriptions', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { userEntityRef } = credentials.principal;
    res.json(await subscriptions.list(userEntityRef, credentials));
  });

  router.put('/subscriptions/:kind/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { userEntityRef } = credentials.principal;
    const { kind, id } = req.params;
    const subscription = await audit.change(
      { eventId: 'subscribe', request: req, meta: { kind, id } },
      () => subscriptions.subscribe(userEntityRef, { kind, id }, credentials),
    );
    res.json(subscription);
  });

  router.delete('/subscriptions/:kind/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { userEntityRef } = credentials.principal;
    const { kind, id } = req.params;
    await audit.change(
      { eventId: 'unsubscribe', request: req, meta: { kind, id } },
      () => subscriptions.unsubscribe(userEntityRef, { kind, id }, credentials),
    );
    res.status(204).end();
  });
}
